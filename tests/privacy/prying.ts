/** What a curious candidate tries with the seat they have: every call there is and every door, in ways nobody meant. */
import { seatCookie } from '@probeboard/protocol/address'
import { documents, messageTable, table } from './access-table.ts'
import type { Chance } from './hidden-words.ts'
import type { Listener, Sent } from './listener.ts'
import { message } from './raw-socket.ts'
import { asPage, bearer, requestOf, type Seat, type World } from './world.ts'

/** What a candidate knows: the interview, the ids of those who are there, own secrets and own invite. */
export interface Known {
  readonly url: string
  readonly world: World
  readonly seat: Seat
}

function guises({ url, seat, world }: Known): Record<string, string>[] {
  const { lead } = world.seats
  const own = `${seatCookie(seat.id)}=${seat.token}`
  return [
    bearer(seat.token),
    asPage(url, seat),
    { ...asPage(url, seat), 'x-probeboard-seat': lead.id },
    { cookie: `${seatCookie(lead.id)}=${seat.token}`, 'x-probeboard-seat': lead.id, origin: url },
    { cookie: `${own}; pb_owner=${seat.token}`, origin: url },
    { ...bearer(seat.token), origin: 'https://evil.example' },
    {},
  ]
}

const oddBodies = [
  '{"',
  '[]',
  '{"__proto__":{"role":"lead"}}',
  '"x"',
  '{"fact":"x","curveball":"x","key":"x","do":"phase","phase":"p9"}',
  'null',
  '',
]

function oddities(chance: Chance, sent: Sent, known: Known): Sent {
  const { lead } = known.world.seats
  switch (chance.below(6)) {
    case 0:
      return { ...sent, path: `${sent.path}?seat=${lead.id}` }
    case 1:
      return { ...sent, path: `${sent.path}/../../..${sent.path}/` }
    case 2:
      return sent.method === 'GET' ? { ...sent, method: 'HEAD' } : { ...sent, body: chance.pick(oddBodies) }
    case 3:
      return { ...sent, headers: { ...sent.headers, accept: 'application/xml', 'content-type': 'text/plain' } }
    case 4:
      return { ...sent, headers: { ...sent.headers, 'idempotency-key': 'the-lead-uses-this-one' } }
    default:
      return { ...sent, path: sent.path.replace(/[^/]+$/, (last) => `%2e%2e%2f${last}%00`) }
  }
}

/** Every call once as it should be and once as it should not, by whatever guise. */
export async function tryCalls(listener: Listener, chance: Chance, known: Known): Promise<void> {
  for (const route of Object.keys(table)) {
    const { method, path, body } = requestOf(route, known.world, 'candidate')
    const sent: Sent = {
      method,
      path,
      headers: {
        ...chance.pick(guises(known)),
        'accept-encoding': chance.pick(['identity', 'gzip', 'br', 'deflate', 'gzip, br']),
        ...(body === undefined
          ? {}
          : { 'content-type': body instanceof Uint8Array ? 'image/png' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
    }
    await listener.ask({ ...sent, headers: { ...sent.headers, ...bearer(known.seat.token) } })
    await listener.ask(oddities(chance, sent, known))
  }
}

/** Every document by every guise; whatever opens is asked for all it has. */
export async function tryDoors(listener: Listener, chance: Chance, known: Known): Promise<void> {
  const { lead } = known.world.seats
  for (const document of [...documents, 'scorecard', 'scenario', 'notebook%2f', 'brief%2f..%2fnotebook'])
    for (const seat of [known.seat.id, lead.id]) {
      const headers = chance.pick(guises(known))
      const query = { seat, ext: '1', ack: '1', ...(chance.coin() ? { v: '1' } : {}) }
      const wire = listener.open({ interview: known.world.id, document, headers, query })
      if (!(await wire.upgraded)) continue
      // Shut doors close before they answer.
      await wire.ask().catch(() => undefined)
      for (const kind of Object.keys(messageTable)) if (wire.isOpen()) wire.send(oddMessage(kind))
      // The last of them is no message, or the door was shut: either way it closes.
      await wire.closed
      wire.leave()
    }
}

function oddMessage(kind: string): Uint8Array | string {
  const made: Record<string, () => Uint8Array | string> = {
    'step 1': message.stepOne,
    'step 2': () => message.stepTwo(Uint8Array.of(0, 0)),
    update: () => message.update(Uint8Array.of(0, 0)),
    presence: () => message.presence(7, { user: { role: 'lead' }, cursor: null }),
    query: message.query,
    preview: () => message.preview('look'),
    cursor: message.cursor,
    auth: message.auth,
    acknowledgement: message.acknowledgement,
    time: message.time,
    notice: () => message.notice('draining'),
    unknown: message.unknown,
    text: () => 'text',
  }
  return made[kind]?.() ?? message.unknown()
}
