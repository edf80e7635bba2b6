/**
 * What the panel itself holds: which tab, hidden or not, what is being written. It goes with the panel into another window
 * of the same browser, and nowhere else.
 */
import { evidenceSchema } from '@probeboard/domain/assessment/evidence'
import { dimensionIdSchema } from '@probeboard/domain/interview/interview'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { sameWish, type Wish, wishSchema } from './unsent.ts'

export const tabIds = ['probes', 'facts', 'curveballs', 'score', 'notes', 'numbers', 'tradeoffs'] as const
export type TabId = (typeof tabIds)[number]

/** A pin being written: its moment is when it was begun. */
const pinDraftSchema = z.object({
  dimension: dimensionIdSchema,
  kind: evidenceSchema.shape.kind,
  text: z.string(),
  elements: z.readonly(z.array(z.string())),
  at: z.number(),
  /** The flag that it is to bear out. */
  flag: z.optional(z.string()),
})

/** What goes along when the panel moves. */
export const carriedSchema = z.object({
  tab: z.enum(tabIds),
  query: z.string(),
  /** What the scenario's sums start from instead, on this page. */
  inputs: z.record(z.string(), z.number()),
  pin: z.nullable(pinDraftSchema),
  /** The probe that was just asked: what to listen for stays until it is answered or left. */
  asking: z.nullable(z.string()),
  /** The dimension that was last asked about or rated: where a pin by key goes. */
  dimension: dimensionIdSchema,
  /** Texts that are being written, by the name of their field. */
  drafts: z.record(z.string(), z.string()),
  chatOpen: z.boolean(),
  /** How many lines of the chat stood there when it was last opened or closed. */
  chatSeen: z.number(),
  /** The card of the deck that lies on top. */
  tradeoff: z.nullable(z.string()),
  /** What could not be told while the line was gone. */
  unsent: z.readonly(z.array(wishSchema)),
  /** When the note that is being written was begun. */
  noteBegun: z.nullable(z.number()),
  helpOpen: z.boolean(),
  /** The step of help that is looked at; null is the one that is next. */
  helpStep: z.nullable(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  /** The silence after which no help was wanted, by when it began. */
  wavedAway: z.nullable(z.number()),
})
type Carried = z.infer<typeof carriedSchema>

/**
 * Why the panel is hidden: by which key, or because it is to be in another window. What F2 hid no letter shows again:
 * whoever hides it while typing has more letters coming.
 */
export type Blank = 'b' | 'f2' | 'moving' | 'blocked' | 'offline' | 'docked'

interface PanelState extends Readonly<Carried> {
  readonly blank: Blank | null
  readonly keysOpen: boolean
  readonly endOpen: boolean
  readonly phoneOpen: boolean
  readonly paletteOpen: boolean
  readonly paletteQuery: string
}

export const usePanel = create<PanelState>(() => ({
  tab: 'probes',
  blank: null,
  keysOpen: false,
  endOpen: false,
  phoneOpen: false,
  paletteOpen: false,
  paletteQuery: '',
  tradeoff: null,
  chatOpen: false,
  chatSeen: 0,
  unsent: [],
  query: '',
  pin: null,
  inputs: {},
  asking: null,
  dimension: 'D1',
  drafts: {},
  noteBegun: null,
  helpOpen: false,
  helpStep: null,
  wavedAway: null,
}))

export function readCarried(): Carried {
  const { tab, query, inputs, pin, asking, dimension, drafts, tradeoff, unsent, chatOpen, chatSeen, noteBegun } =
    usePanel.getState()
  const { helpOpen, helpStep, wavedAway } = usePanel.getState()
  return {
    tab,
    query,
    inputs,
    pin,
    asking,
    dimension,
    drafts,
    tradeoff,
    unsent,
    chatOpen,
    chatSeen,
    noteBegun,
    helpOpen,
    helpStep,
    wavedAway,
  }
}

/** A text that is being written: it goes along when the panel moves. */
export function useDraft(field: string): [text: string, write: (text: string) => void] {
  const text = usePanel(({ drafts }) => drafts[field] ?? '')
  return [text, (next) => usePanel.setState(({ drafts }) => ({ drafts: { ...drafts, [field]: next } }))]
}

export function toggleHelp(): void {
  usePanel.setState(({ helpOpen }) => ({ helpOpen: !helpOpen, helpStep: null }))
}

/** A wish of the same kind takes the place of the one before: nobody means to tell a thing twice. */
export function keepWish(wish: Wish): void {
  usePanel.setState(({ unsent }) => ({ unsent: [...unsent.filter((one) => !sameWish(one, wish)), wish] }))
}

export function dropWish(wish: Wish): void {
  usePanel.setState(({ unsent }) => ({ unsent: unsent.filter((one) => !sameWish(one, wish)) }))
}

export function showTab(tab: TabId): void {
  usePanel.setState({ tab })
}

/** `null` goes back to what the scenario says. */
export function changeInput(name: string, value: number | null): void {
  usePanel.setState(({ inputs: { [name]: _, ...others } }) => ({
    inputs: value === null ? others : { ...others, [name]: value },
  }))
}

export function toggleBlank(by: Blank = 'b'): void {
  usePanel.setState(({ blank }) => ({ blank: blank === null ? by : null }))
}
