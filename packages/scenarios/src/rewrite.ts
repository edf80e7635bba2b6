/** Changes single values of a YAML text and leaves all else as it was written: comments, order, quotes, line breaks. */
import { isMap, isNode, isScalar, parseDocument } from 'yaml'

/** The text with these values at its top level; what does not stand there stays missing, and broken YAML as it is. */
export function rewriteTop(text: string, values: Readonly<Record<string, string | number>>): string {
  const { contents, errors } = parseDocument(text, { uniqueKeys: false })
  if (errors.length > 0 || !isMap(contents)) return text
  const places = contents.items.flatMap(({ key, value }) => {
    const said = isScalar(key) ? values[String(key.value)] : undefined
    const range = isNode(value) ? value.range : undefined
    return said !== undefined && range ? [{ from: range[0], to: range[1], said }] : []
  })
  // From the end, so that places further up stay where they are.
  return places.toReversed().reduce((done, { from, to, said }) => done.slice(0, from) + said + done.slice(to), text)
}

/** A value at the top level of a text, whatever else is wrong with it; undefined where it cannot be told. */
export function readTop(text: string, name: string): unknown {
  const { contents } = parseDocument(text, { uniqueKeys: false })
  return isMap(contents) ? contents.get(name) : undefined
}
