/** What ill will puts into a drawing: every vector in every field that takes words, and values that are no values. */
type Raw = Record<string, unknown>

export const vectors: readonly string[] = [
  '<script>window.ran=1</script>',
  '<img src=x onerror="window.ran=1">',
  '<svg onload="window.ran=1"><animate onbegin="window.ran=1"/></svg>',
  '"><iframe src="https://evil.example/" srcdoc="<script>parent.ran=1</script>">',
  'javascript:window.ran=1',
  'JaVaScRiPt:window.ran=1',
  ' javascript:window.ran=1',
  'java\nscript:window.ran=1',
  'data:text/html,<script>window.ran=1</script>',
  'vbscript:window.ran=1',
  'file:///etc/passwd',
  'blob:https://evil.example/1',
  'https://evil.example/pixel.png',
  '//evil.example/pixel.png',
  'url(https://evil.example/font.woff2)',
  '\u202egnp.exe \u2066\u2069',
  '\u200b\u200d\ufeff\u2060zero',
  '__proto__',
  'constructor',
  '{{window.ran=1}}<%= window.ran=1 %>',
  '</text><foreignObject><body onload="window.ran=1">',
]

const fields = [
  'text',
  'link',
  'strokeColor',
  'fileId',
  'groupIds',
  'frameId',
  'containerId',
  'customData',
  'name',
  'type',
] as const

const odd: readonly unknown[] = [Number.NaN, 1e308, -1e308, 'Infinity', null, {}, [], true, '1e999']
const numbers = ['x', 'width', 'angle', 'fontSize', 'fontFamily', 'opacity', 'seed', 'roughness'] as const

function broken(field: string, value: unknown): Raw {
  switch (field) {
    case 'text':
      return { type: 'text', text: value, originalText: value }
    case 'fileId':
      return { type: 'image', fileId: value, status: 'saved' }
    case 'groupIds':
      return { groupIds: [value] }
    case 'customData':
      return { customData: { generationData: { status: 'done', html: value }, [String(value)]: value } }
    case 'name':
      return { type: 'frame', name: value }
    case 'fontSize':
    case 'fontFamily':
      return { type: 'text', text: 'odd', [field]: value }
    default:
      return { [field]: value }
  }
}

/** Elements by vector or value, each with one thing wrong; an embed of each kind at the end. */
export const payloads: readonly Raw[] = [
  ...vectors.flatMap((vector) => fields.map((field) => broken(field, vector))),
  ...odd.flatMap((value) => numbers.map((field) => broken(field, value))),
  ...['iframe', 'embeddable', 'magicframe'].map((type) => ({
    type,
    link: 'https://evil.example/',
    customData: { generationData: { status: 'done', html: '<script>parent.ran=1</script>' } },
  })),
].map((raw, i) => ({
  id: `p${i}`,
  type: 'rectangle',
  x: (i % 20) * 60,
  y: Math.floor(i / 20) * 50,
  width: 50,
  height: 40,
  ...raw,
}))

/** SVG files that would run or call out where they are shown as documents. */
export const pictures: readonly string[] = [
  '<script>window.ran=1</script>',
  '<image href="https://evil.example/pixel.png" width="9" height="9"/>',
  '<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/></foreignObject>',
  '<style>@import url(https://evil.example/a.css);</style>',
  '<rect width="9" height="9" onload="window.ran=1" onclick="window.ran=1"/>',
].map((body) => `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">${body}</svg>`)
