/** Tells Excalidraw where its fonts are, before it is loaded. */
Reflect.set(window, 'EXCALIDRAW_ASSET_PATH', '/')
