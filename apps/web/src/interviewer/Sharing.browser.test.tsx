import { type Participant, participantSchema, type Role } from '@probeboard/domain/interview/interview'
import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { type Cockpit, CockpitProvider } from './cockpit.ts'
import { scenario, standCockpit } from './interview.test.kit.ts'
import { Panel } from './Panel.tsx'
import { keepWish, usePanel } from './panel-store.ts'
import { Unsent } from './Unsent.tsx'

const start = usePanel.getState()
beforeEach(async () => {
  await page.viewport(1440, 900)
  usePanel.setState(start, true)
})

const person = (id: string, role: Role, name: string): Participant => participantSchema.parse({ id, role, name })
const ivo = person('person-0002', 'interviewer', 'Ivo')

async function show(role: Role, change: Partial<Cockpit> = {}, lines = <Unsent online />) {
  const { cockpit, calls } = standCockpit(role)
  await cockpit.card.load()
  const people = [cockpit.me.participant, ivo, person('person-0003', 'shadow', 'Shan')]
  const screen = await render(
    <CockpitProvider value={{ ...cockpit, people, ...change }}>
      <div style={{ display: 'grid', width: 440, height: 850 }}>
        <Panel lines={lines} />
      </div>
    </CockpitProvider>,
  )
  return { screen, calls, cockpit }
}
const notebook = (split: [string, string][]) => ({
  notebook: { ...standCockpit('lead').cockpit.notebook, split: new Map(split) },
})

test('SL1 the lead assigns a dimension to a rater; who is in training cannot be chosen', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen, calls } = await show('lead')
  await screen.getByText('Split the dimensions').click()
  const choice = screen.getByTestId('assign-D1')
  await expect.element(choice).toMatchTextContent(/^EverybodyLenaIvo$/)
  await choice.selectOptions('Ivo')
  expect(calls).toEqual(['assign D1 person-0002'])
})

test('SL1, SL4 the card asks for its share, and keeps what was rated before it was assigned to another', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen, cockpit } = await show('lead', notebook([['D1', ivo.id]]))
  await expect.element(screen.getByTestId('rate-D2-3')).toBeVisible()
  await expect.element(screen.getByTestId('rate-D1-3')).not.toBeInTheDocument()
  await expect.element(screen.getByText('0 of 1 rated')).toBeVisible()
  cockpit.card.edit((card) => ({ ...card, ratings: { D1: 3 } }))
  await expect.element(screen.getByTestId('rate-D1-3')).toBeVisible()
})

test('everybody reads the split and only the lead changes it; who is left with nothing is named', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen } = await show(
    'interviewer',
    notebook([
      ['D1', ivo.id],
      ['D2', ivo.id],
    ]),
  )
  await expect.element(screen.getByTestId('who-rates')).toMatchTextContent(/Nothing is left for Lena/)
  await expect.element(screen.getByTestId('assign-D1')).not.toBeInTheDocument()
})

test('who rates alone sees no split', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen } = await show('lead', { people: [standCockpit('lead').cockpit.me.participant] })
  await expect.element(screen.getByTestId('rate-D1-3')).toBeVisible()
  await expect.element(screen.getByTestId('who-rates')).not.toBeInTheDocument()
})

test('what could not be told stays, is sent by a tap and never by itself', async () => {
  keepWish({ what: { fact: 'budget' }, at: 1 })
  keepWish({ what: { fact: 'budget' }, at: 2 })
  const { screen, calls } = await show('lead')
  await expect.element(screen.getByTestId('unsent')).toMatchTextContent(/Tell: It may cost 50 dollars/)
  expect(calls).toEqual([])
  await screen.getByTestId('unsent-send').click()
  expect(calls).toEqual(['tell budget'])
  await expect.element(screen.getByTestId('unsent')).not.toBeInTheDocument()
})

test('an own answer that was sent leaves its field, another that was begun since stays', async () => {
  keepWish({ what: { text: 'Nine people.' }, at: 1 })
  keepWish({ what: { text: 'Ten places.' }, at: 2 })
  usePanel.setState({ tab: 'facts', drafts: { improvise: 'Ten places.' } })
  const { screen, calls } = await show('lead')
  await screen.getByTestId('unsent-send').first().click()
  await expect.element(screen.getByTestId('improvise-text')).toHaveValue('Ten places.')
  await screen.getByTestId('unsent-send').click()
  await expect.element(screen.getByTestId('improvise-text')).toHaveValue('')
  expect(calls).toEqual(['improvise Nine people.', 'improvise Ten places.'])
})

test('without a line it cannot be sent, only dropped', async () => {
  keepWish({ what: { curveball: 'down' }, at: 1 })
  const { screen, calls } = await show('lead', {}, <Unsent online={false} />)
  await expect.element(screen.getByTestId('unsent-send')).toBeDisabled()
  await screen.getByRole('button', { name: 'Drop' }).click()
  await expect.element(screen.getByTestId('unsent')).not.toBeInTheDocument()
  expect(calls).toEqual([])
})

test('what has arrived after all, or was told by another, is not offered again', async () => {
  keepWish({ what: { fact: 'budget' }, at: 1 })
  keepWish({ what: { text: 'Nine people.' }, at: 1 })
  const { brief } = standCockpit('lead').cockpit
  const card = { key: 'k1', at: 1, order: 1, text: scenario.facts[0]?.answer ?? '' }
  const { screen } = await show('lead', { brief: { ...brief, facts: [card] } })
  await expect.element(screen.getByTestId('unsent')).toMatchTextContent(/Nine people/)
  await expect.element(screen.getByTestId('unsent')).not.toMatchTextContent(/50 dollars/)
})

test('the blank key takes it out of the document', async () => {
  keepWish({ what: { text: 'Secret numbers' }, at: 1 })
  const { screen } = await show('lead')
  await expect.element(screen.getByTestId('unsent')).toBeVisible()
  usePanel.setState({ blank: 'b' })
  await expect.element(screen.getByText(/Secret numbers/)).not.toBeInTheDocument()
})
