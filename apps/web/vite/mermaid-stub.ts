/** Stands in for Excalidraw's mermaid dialog and its 3 MB of dependencies: diagrams here are drawn, not generated. */
export function parseMermaidToExcalidraw(): Promise<never> {
  return Promise.reject(new Error('Mermaid text is not turned into drawings here.'))
}
