/**
 * The store in memory, for tests and trials: the same port and the same contract suite as the one on disk, and gone
 * with the process. What goes in and what comes out are copies, so that nobody edits the store by its rows.
 */
import type { DocumentName } from '@probeboard/domain/interview/access'
import type { InterviewId } from '@probeboard/domain/interview/interview'
import type { LogEntry } from '@probeboard/domain/interview/log'
import { erasedAction, hashAudit } from './audit-chain.ts'
import { proveErasure } from './erasure.ts'
import { type HeldScorecards, openMemoryScorecards } from './memory-scorecards.ts'
import { openMemorySessions } from './memory-sessions.ts'
import { openMemoryTeamScenarios } from './memory-team-scenarios.ts'
import type {
  AuditRow,
  ChainedAudit,
  DeviceRow,
  Image,
  InterviewRow,
  InviteRow,
  ParticipantRow,
  SnapshotRow,
  Storage,
} from './storage.ts'

/** Everything of one interview; erasing is forgetting one of these. */
interface Held extends HeldScorecards {
  row: InterviewRow
  readonly log: LogEntry[]
  readonly invites: InviteRow[]
  participants: ParticipantRow[]
  devices: DeviceRow[]
  readonly snapshots: Map<DocumentName, SnapshotRow>
  readonly images: Map<string, Image>
}

interface Answer {
  readonly request: string
  readonly status: number
  readonly body: string
}

const copy = <Value>(value: Value): Value => structuredClone(value)

export function openMemory(now: () => number): Storage {
  const held = new Map<InterviewId, Held>()
  const answers = new Map<string, Answer & { caller: string; key: string }>()
  const audits: ChainedAudit[] = []

  function at(id: InterviewId): Held {
    const found = held.get(id)
    if (!found) throw new Error('There is no such interview.')
    return found
  }

  function all<Row>(rows: (one: Held) => readonly Row[]): Row[] {
    return [...held.values()].flatMap(rows)
  }

  function addInvite(row: InviteRow): void {
    if (all((one) => one.invites).some((other) => other.id === row.id || other.tokenHash === row.tokenHash))
      throw new Error('This invite exists already.')
    at(row.interview).invites.push(copy(row))
  }

  function chainAudit(row: AuditRow): void {
    const last = audits.at(-1)
    const number = (last?.number ?? 0) + 1
    audits.push({ ...copy(row), number, hash: hashAudit(last?.hash ?? '', number, row) })
  }

  function answersOf(id: InterviewId, one: Held): string[] {
    const names = [id, ...one.participants.map((row) => row.id)]
    return [...answers].flatMap(([place, answer]) =>
      answer.request.includes(id) || answer.body.includes(id) || names.some((name) => answer.caller.includes(name))
        ? [place]
        : [],
    )
  }

  return {
    ...openMemorySessions(),
    ...openMemoryTeamScenarios(),
    ...openMemoryScorecards((id) => held.get(id)),
    log: {
      async append(interview, drafts) {
        const { log } = at(interview)
        const before = log.at(-1)
        const time = Math.max(now(), before?.at ?? 0)
        const entries = drafts.map((draft, index) => ({
          ...copy(draft),
          seq: (before?.seq ?? 0) + 1 + index,
          at: time,
        }))
        log.push(...entries)
        return copy(entries)
      },
      async read(interview, options = {}) {
        const entries = held.get(interview)?.log ?? []
        return copy(
          entries.filter(
            (entry) =>
              entry.seq > (options.after ?? 0) &&
              (!options.document || (entry.kind === 'update' && entry.document === options.document)),
          ),
        )
      },
    },

    async createInterview(row, invites) {
      if (held.has(row.id)) throw new Error('This interview exists already.')
      held.set(row.id, {
        row: copy(row),
        log: [],
        invites: [],
        participants: [],
        devices: [],
        drafts: new Map(),
        seals: [],
        snapshots: new Map(),
        images: new Map(),
      })
      try {
        for (const invite of invites) addInvite(invite)
      } catch (error) {
        held.delete(row.id)
        throw error
      }
    },
    async interview(id) {
      return copy(held.get(id)?.row ?? null)
    },
    async interviews() {
      return [...held.values()]
        .map((one) => copy(one.row))
        .reverse()
        .sort((a, b) => b.createdAt - a.createdAt)
    },
    async expiredInterviews(at) {
      return all(({ row }) =>
        row.state === 'ended' && row.retainUntil !== null && row.retainUntil <= at && !row.legalHold ? [row.id] : [],
      )
    },
    async updateInterview(id, change) {
      const one = at(id)
      one.row = { ...one.row, ...copy(change) }
    },
    async eraseInterview(id, by) {
      const one = held.get(id)
      if (!one) return null
      const places = answersOf(id, one)
      const proof = proveErasure([
        ...one.log.map((entry) => `log/${entry.seq}`),
        ...[...one.snapshots.keys()].map((document) => `snapshots/${document}`),
        ...[...one.images.keys()].map((hash) => `images/${hash}`),
        ...[...one.drafts.keys()].map((rater) => `drafts/${rater}`),
        ...one.seals.map((seal) => `seals/${seal.rater}/${seal.version}`),
        ...places.map((place) => `answers/${place}`),
        ...one.devices.map((row) => `devices/${row.id}`),
        ...one.participants.map((row) => `participants/${row.id}`),
        ...one.invites.map((row) => `invites/${row.id}`),
        `interviews/${id}`,
      ])
      for (const place of places) answers.delete(place)
      held.delete(id)
      chainAudit({ ...by, action: erasedAction, subject: id, details: JSON.stringify(proof) })
      return proof
    },

    async addInvite(row) {
      addInvite(row)
    },
    async invites(interview) {
      return copy(held.get(interview)?.invites ?? [])
    },
    async inviteByHash(tokenHash) {
      return copy(all((one) => one.invites).find((row) => row.tokenHash === tokenHash) ?? null)
    },
    async revokeInvite(interview, id, revokedAt) {
      const invites = held.get(interview)?.invites ?? []
      const index = invites.findIndex((row) => row.id === id && row.revokedAt === null)
      const row = invites[index]
      if (!row) return false
      invites[index] = { ...row, revokedAt }
      return true
    },

    async addParticipant(row) {
      const one = at(row.interview)
      if (!one.invites.some((invite) => invite.id === row.invite)) throw new Error('There is no such invite.')
      if (all((other) => other.participants).some((other) => other.id === row.id || other.seatHash === row.seatHash))
        throw new Error('This participant exists already.')
      one.participants.push(copy(row))
    },
    async participants(interview) {
      return copy(held.get(interview)?.participants ?? [])
    },
    async handOver(interview, to) {
      const one = at(interview)
      one.participants = one.participants.map((row) =>
        row.id === to ? { ...row, role: 'lead' } : row.role === 'lead' ? { ...row, role: 'interviewer' } : row,
      )
    },
    async participantByHash(seatHash) {
      return copy(all((one) => one.participants).find((row) => row.seatHash === seatHash) ?? null)
    },
    async useSeat(id, usedAt) {
      for (const one of held.values())
        one.participants = one.participants.map((row) => (row.id === id ? { ...row, usedAt } : row))
    },
    async expectScorecard(id, expected) {
      for (const one of held.values())
        one.participants = one.participants.map((row) => (row.id === id ? { ...row, expected } : row))
    },

    async addDevice(row) {
      if (all((one) => one.devices).some(({ id, seatHash }) => id === row.id || seatHash === row.seatHash))
        throw new Error('This device exists already.')
      const one = at(row.interview)
      if (!one.participants.some(({ id }) => id === row.participant)) throw new Error('There is no such participant.')
      one.devices.push(copy(row))
    },
    async devices(interview) {
      return copy(held.get(interview)?.devices ?? [])
    },
    async deviceByHash(seatHash) {
      return copy(all((one) => one.devices).find((row) => row.seatHash === seatHash) ?? null)
    },
    async endDevice(interview, id) {
      const one = held.get(interview)
      const before = one?.devices.length
      if (one) one.devices = one.devices.filter((row) => row.id !== id)
      return one?.devices.length !== before
    },

    async snapshot(interview, document) {
      return copy(held.get(interview)?.snapshots.get(document) ?? null)
    },
    async saveSnapshot(interview, document, snapshot) {
      const { snapshots } = at(interview)
      if ((snapshots.get(document)?.seq ?? 0) <= snapshot.seq) snapshots.set(document, copy(snapshot))
    },

    async putImage(interview, hash, image) {
      const { images } = at(interview)
      if (!images.has(hash)) images.set(hash, copy(image))
    },
    async image(interview, hash) {
      return copy(held.get(interview)?.images.get(hash) ?? null)
    },

    async answered(caller, key) {
      const found = answers.get(`${caller}/${key}`)
      return found ? { request: found.request, status: found.status, body: found.body } : null
    },
    async keepAnswer(caller, key, answer) {
      if (!answers.has(`${caller}/${key}`)) answers.set(`${caller}/${key}`, { ...answer, caller, key })
    },

    audit: async (row) => chainAudit(row),
    async audits(after = 0, most) {
      return copy(audits.filter(({ number }) => number > after).slice(0, most))
    },
    async auditsAbout(subject) {
      return copy(audits.filter((row) => row.subject === subject))
    },

    async ping() {},
    async close() {},
  }
}
