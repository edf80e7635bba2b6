import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { Markdown } from './Markdown.tsx'

test('a prompt is drawn with its headings, bold runs and lists', async () => {
  const { container } = await render(<Markdown text={'## Task\n\nUse **10,000 documents**.\n\n1. first\n2. second'} />)
  expect(container.querySelector('h2')?.textContent).toBe('Task')
  expect(container.querySelector('strong')?.textContent).toBe('10,000 documents')
  expect([...container.querySelectorAll('ol > li')].map((entry) => entry.textContent)).toEqual(['first', 'second'])
})

test('HTML in a prompt stays text: nothing of it becomes an element', async () => {
  const hostile = '<img src=x onerror="document.title=1"> <script>1</script> <a href="javascript:1">a</a>'
  const { container } = await render(<Markdown text={hostile} />)
  expect(container.querySelectorAll('img, script, a')).toHaveLength(0)
  expect(container.textContent).toBe(hostile)
})

test('links lead to http alone, in a page of their own that learns nothing of this one', async () => {
  const { container } = await render(<Markdown text={'[good](https://example.org/a) [bad](data:text/html,1)'} />)
  const links = [...container.querySelectorAll('a')]
  expect(links.map((link) => link.href)).toEqual(['https://example.org/a'])
  expect(links[0]?.rel).toContain('noreferrer')
  expect(container.textContent).toContain('[bad](data:text/html,1)')
})
