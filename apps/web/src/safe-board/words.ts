/** Every word of the board’s window while the panel is elsewhere. Whoever sees this screen may read them. */
import { closeCodes } from '@probeboard/protocol/close-codes'

export const words = {
  title: 'Board',
  board: 'Drawing board',
  loading: 'Opening the board',
  apart: 'This window can be shared.',
  show: 'Bring panel to front',
  open: 'Open panel',
  openHelp: 'The panel, in its own window',
  dock: 'Dock panel',
  dockHelp: 'Put the panel beside the board again, and close its window (F8)',
  closed: 'The panel is closed.',
  blocked:
    'The browser did not open the window. Allow pop-ups for this address (the sign at the end of the address line), then press Open panel.',
  offline: 'The server cannot be reached. What is drawn is kept here; the panel can be docked when it is back.',
  ended: 'The interview has ended.',
  closings: {
    [closeCodes.noSeat]: 'This seat is not yours any more. Ask for a new link; what was drawn is kept in this browser.',
    [closeCodes.notFound]: 'This interview was erased.',
    [closeCodes.ended]: 'This interview was erased.',
    [closeCodes.version]: 'This page is older than the server. Reload it; what was drawn is kept.',
  },
  closing: 'The board is closed to this seat.',
} as const
