/** The board's own words; neutral, because the candidate reads them. */
export const words = {
  open: 'Open a drawing',
  save: 'Save a copy',
  tooBig: 'The file is larger than 16 MB.',
  exportAgain: 'Export the drawing as .excalidraw and try again.',
  boardFull: 'The board cannot hold that many elements. Remove some, or open a smaller drawing.',
  imageMissing: 'the file does not hold this image',
  imageNotStored: 'the image could not be stored on the server',
  pictureBroken: 'This picture cannot be drawn. Save it as PNG or JPEG and try again.',
  notHere: 'This kind of element cannot be put on the board.',
  cannotShow: 'this element cannot be shown; it is left out here',
  broken: 'The board cannot be shown. Reload the page. Nothing is lost.',
} as const
