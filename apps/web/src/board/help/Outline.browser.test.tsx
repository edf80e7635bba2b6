import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../design/tokens.css'
import { standBoard } from './board.test.kit.ts'
import { Outline } from './Outline.tsx'

async function stand() {
  const board = standBoard()
  let closed = 0
  const screen = await render(
    <div style={{ position: 'relative', height: 700 }}>
      <Outline handle={board} onClose={() => closed++} />
    </div>,
  )
  return { board, screen, closed: () => closed }
}

test('a design is made, named, connected and thinned out in the list alone, by keyboard', async () => {
  const { board, screen } = await stand()
  await expect.element(screen.getByText('Nothing on the board yet.')).toBeVisible()
  await userEvent.keyboard('vec{Enter}llm{Enter}cache{Enter}')
  await expect.element(screen.getByText('3 things, 0 connections')).toBeVisible()
  expect(board.shapes()).toHaveLength(3)

  await screen.getByRole('button', { name: /^LLM/ }).click()
  await userEvent.selectOptions(screen.getByLabelText('Connect to'), 'Cache')
  await screen.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect.element(screen.getByRole('button', { name: /^LLM.*To Cache/ })).toBeVisible()
  expect(board.arrows()).toHaveLength(1)

  await userEvent.fill(screen.getByLabelText('Name'), 'Answer model')
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('button', { name: /^Answer model/ })).toBeVisible()

  await screen.getByRole('button', { name: /^Vector index/ }).click()
  await screen.getByRole('button', { name: 'Delete' }).click()
  await expect.element(screen.getByText('2 things, 1 connection')).toBeVisible()
})

test('up and down walk the list, Escape gives the keys back to the board', async () => {
  const { screen, closed } = await stand()
  await userEvent.keyboard('user{Enter}queue{Enter}')
  const first = screen.getByRole('button', { name: /^User|^Queue/ }).first()
  await first.click()
  await userEvent.keyboard('{ArrowDown}{ArrowUp}')
  await expect.element(first).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(closed()).toBe(1)
})
