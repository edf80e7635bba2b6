/**
 * Headings, paragraphs, lists, bold, italic, code and http(s) links: the part of CommonMark that prompts use.
 * Total: any text gives blocks, and every character of it that is not markup stands in them.
 */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly parts: readonly Inline[] }

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly parts: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }

const markup = /`([^`]+)`|\*\*(.+?)\*\*|(?<![\w*])[*_](\S(?:.*?\S)?)[*_](?![\w*])|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/

export function parseInline(text: string): Inline[] {
  const found = markup.exec(text)
  if (!found) return text === '' ? [] : [{ kind: 'text', text }]
  const [whole, code, strong, emphasis, label, href] = found
  const before = text.slice(0, found.index)
  const part: Inline =
    code !== undefined
      ? { kind: 'code', text: code }
      : strong !== undefined
        ? { kind: 'strong', parts: parseInline(strong) }
        : emphasis !== undefined
          ? { kind: 'emphasis', parts: parseInline(emphasis) }
          : { kind: 'link', href: href ?? '', parts: parseInline(label ?? '') }
  return [
    ...(before === '' ? [] : [{ kind: 'text' as const, text: before }]),
    part,
    ...parseInline(text.slice(found.index + whole.length)),
  ]
}

const heading = /^(#{1,3})\s+(.*)$/
const item = /^\s*(?:[-*]|(\d+)[.)])\s+(.*)$/

export function parseMarkdown(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '')
    .flatMap(parseChunk)
}

function parseChunk(chunk: string): Block[] {
  const blocks: Block[] = []
  const open = { lines: [] as string[], items: [] as string[], ordered: false }
  const close = (): void => {
    if (open.lines.length > 0) blocks.push({ kind: 'paragraph', parts: parseInline(open.lines.join(' ')) })
    if (open.items.length > 0) blocks.push({ kind: 'list', ordered: open.ordered, items: open.items.map(parseInline) })
    open.lines = []
    open.items = []
  }
  for (const line of chunk.split('\n')) {
    const title = heading.exec(line)
    const entry = item.exec(line)
    if (title) {
      close()
      blocks.push({ kind: 'heading', level: title[1]?.length ?? 1, parts: parseInline(title[2] ?? '') })
    } else if (entry) {
      const ordered = entry[1] !== undefined
      if (open.lines.length > 0 || ordered !== open.ordered) close()
      open.ordered = ordered
      open.items.push(entry[2] ?? '')
    } else if (open.items.length > 0 && /^\s/.test(line)) open.items.push(`${open.items.pop() ?? ''} ${line.trim()}`)
    else {
      if (open.items.length > 0) close()
      open.lines.push(line.trim())
    }
  }
  close()
  return blocks
}
