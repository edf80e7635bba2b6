/**
 * Breaks a label into lines that fit a width, without a page to measure on. Letters are counted a little too wide: the
 * editor cuts off what is wider than its text, and a centred text looks the same in a wider room.
 */
export const lineHeight = 1.25

export interface LabelLines {
  readonly text: string
  readonly width: number
  readonly height: number
}

/** Shares of the font size, for the editor's handwriting and for most others. */
function widthOfLetter(letter: string): number {
  if (/[ iljtfrI.,:;'’"|!()[\]]/.test(letter)) return 0.42
  if (/[mwMW@%&]/.test(letter)) return 0.95
  if (/[a-z]/.test(letter)) return 0.58
  return letter > '\u2e7f' ? 1.1 : 0.72
}

function widthOf(text: string, fontSize: number): number {
  return [...text].reduce((sum, letter) => sum + widthOfLetter(letter) * fontSize, 0)
}

/** Words stay whole while they fit; one that is wider than the room is cut. */
export function breakLabel(text: string, room: number, fontSize: number): LabelLines {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer, fontSize) <= room) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const letter of word) {
      if (line !== '' && widthOf(line + letter, fontSize) > room) {
        lines.push(line)
        line = ''
      }
      line += letter
    }
  }
  lines.push(line)
  const width = Math.max(...lines.map((each) => widthOf(each, fontSize)))
  return { text: lines.join('\n'), width: Math.ceil(width), height: lines.length * fontSize * lineHeight }
}
