/** The words that stand in place of the brief when the line is closed or blocked. Nothing here may name a category, a dimension or a hint. */
export const words = {
  ended: 'The interview has ended.',
  endedHelp: 'Thank you for your time.',
  erased: 'This interview was erased.',
  erasedHelp: 'The drawing and all that was recorded with it are gone for good. You can close this page.',
  takeCopy: 'Take your drawing home',
  copyForms: {
    png: 'Picture (PNG)',
    svg: 'Picture for any size (SVG)',
    excalidraw: 'Drawing to go on with (.excalidraw)',
  },
  comeBack: 'Your link opens this page again as long as the drawing is kept.',
  fetchingCopy: 'Fetching your drawing',
  noCopy: 'Your drawing could not be fetched. Reload this page to try again.',
  signedOut: 'This seat is not yours any more.',
  signedOutHelp: 'Ask the interviewer for a new link.',
  lost: 'The board is not available.',
  lostHelp: 'Reload the page, or ask the interviewer for a new link. What you see here can be saved as a file first.',
  blocked: 'The live line to the server is blocked.',
  blockedHelp:
    'A proxy or an extension of this browser stops it. Go on drawing: all of it is kept in this browser, and sent when the line opens. To be safe, save a copy and hand it to the interviewer.',
  saveCopy: 'Save a copy',
} as const
