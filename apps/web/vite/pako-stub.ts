/**
 * Stands in for pako, 13 KB that Excalidraw has only for drawings hidden in pictures. The board reads those itself, with
 * what the browser brings (board/embedded-scene), and writes none.
 */
function refuse(): never {
  throw new Error('Pictures with a drawing inside are read by the board itself.')
}

export const deflate = refuse
export const inflate = refuse
