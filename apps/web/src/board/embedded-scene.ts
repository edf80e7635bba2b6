/**
 * Drawings hidden in pictures, as Excalidraw exports them with "embed scene": in a text chunk of a PNG, in a comment of an
 * SVG. Read with what the browser brings; whatever cannot be read is a picture without a drawing.
 */
import { maxImportBytes } from '@probeboard/protocol/candidate-api'

const kind = 'application/vnd.excalidraw+json'
const pngSignature = [137, 80, 78, 71, 13, 10, 26, 10]

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** One letter a byte. The decoder called "latin1" is another: it gives 27 bytes other letters. */
function textOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return text
}

/** Throws on what unfolds to more than a file may hold. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const part of new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))) {
    size += part.length
    if (size > maxImportBytes) throw new Error('The drawing in this picture is too large.')
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}

/** What Excalidraw wraps a scene in: bytes, each as one letter, possibly deflated. A bare scene stands for itself. */
async function unwrap(json: string): Promise<string | null> {
  const data: unknown = JSON.parse(json)
  if (typeof data !== 'object' || data === null) return null
  if (!('encoded' in data)) return 'elements' in data ? json : null
  if (typeof data.encoded !== 'string') return null
  const bytes = bytesOf(data.encoded)
  return 'compressed' in data && data.compressed === true ? inflate(bytes) : new TextDecoder().decode(bytes)
}

/** The text of the chunk that a PNG keeps under this word. */
async function pngText(bytes: Uint8Array<ArrayBuffer>, word: string): Promise<string | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = pngSignature.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const type = textOf(bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, at + 8 + length)
    const named = textOf(body.subarray(0, word.length + 1)) === `${word}\0`
    if (named && type === 'tEXt') return textOf(body.subarray(word.length + 1))
    if (named && type === 'iTXt') return longText(body.subarray(word.length + 1))
    at += 12 + length
  }
  return null
}

/** Of an iTXt chunk, as other programs rewrite it: flag and method of packing, language, translated word, text. */
async function longText(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const language = body.indexOf(0, 2)
  const text = body.subarray(body.indexOf(0, language + 1) + 1)
  return body[0] === 1 ? inflate(text) : new TextDecoder().decode(text)
}

function svgText(text: string): string | null {
  if (!text.includes(`payload-type:${kind}`)) return null
  const [, payload = ''] = /<!--\s*payload-start\s*-->\s*([\s\S]*?)\s*<!--\s*payload-end\s*-->/.exec(text) ?? []
  const plain = /payload-version:\s*1\b/.test(text)
  const letters = atob(payload)
  return plain ? new TextDecoder().decode(bytesOf(letters)) : letters
}

/** The scene's JSON; null where the picture holds none. */
export async function embeddedScene(file: Blob): Promise<string | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const wrapped = pngSignature.every((byte, i) => bytes[i] === byte)
      ? await pngText(bytes, kind)
      : svgText(new TextDecoder().decode(bytes))
    return wrapped && (await unwrap(wrapped))
  } catch {
    // Broken chunks, base64 or JSON: then it is a picture and no more.
    return null
  }
}
