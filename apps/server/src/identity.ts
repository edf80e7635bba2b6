/**
 * Who somebody is, from what they carry: the owner by token, one-time code or session, a participant by seat. Secrets
 * are 256 random bits and kept as SHA-256 only; the owner token is the one secret at rest, in a file for its owner's eyes.
 * Sessions and seats end when they are not used for a while, and at a fixed time however much they are used.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InterviewId } from '@probeboard/domain/interview/interview'
import { ownerCookie, seatCookie } from '@probeboard/protocol/address'
import type { ParticipantRow, SessionRow, Storage } from '@probeboard/storage/storage'
import { seatByDevice } from './pairing.ts'

export const sessionDays = 30
const sessionIdleHours = 12
/** Raters come back for their scorecards days later. */
const seatIdleDays = 30
/** As long as browsers keep a cookie. */
export const seatDays = 400
const codeHours = 24
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Opaque and never secret; says nothing about what it names. */
export function newId(): string {
  return randomBytes(12).toString('base64url')
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** What a request carries of identity, before anything is believed. */
export interface Credentials {
  readonly bearer: string | null
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** The participant whose cookie is to count. */
  readonly seat: string | null
}

export function readBearer(header: string | undefined): string | null {
  return /^Bearer ([\w-]+)$/i.exec(header ?? '')?.[1] ?? null
}

export interface Identity {
  /** A code that signs the owner in, once. */
  issueCode(): string
  /** The new session, or null for a code that is not (or no longer) good. */
  signIn(code: string): Promise<{ id: string; secret: string } | null>
  /** The owner's session by whose cookie the request comes, while it lasts. */
  sessionOf(credentials: Credentials): Promise<SessionRow | null>
  /** All sessions that still open something, newest first. */
  sessions(): Promise<SessionRow[]>
  /** Ends all sessions, and the codes that were not used yet. */
  signOutEverywhere(): Promise<void>
  /** `automatic` notes no use of the session. */
  isOwner(credentials: Credentials, automatic?: boolean): Promise<boolean>
  /** The seat that the credentials prove, unless its invite was withdrawn. `interview` is where it must belong. */
  seatOf(credentials: Credentials, interview: InterviewId): Promise<ParticipantRow | null>
  /** Keeps an answer that may hold secrets unreadable in the store. */
  seal(text: string): string
  unseal(sealed: string): string | null
}

/** Reads the owner's token, or makes it at the first start. */
export function openOwnerToken(dataDirectory: string): string {
  const path = join(dataDirectory, 'owner-token')
  mkdirSync(dataDirectory, { recursive: true })
  if (!existsSync(path)) {
    // Whole or not at all, also when the process or the power goes in between.
    writeFileSync(`${path}.new`, `${newSecret()}\n`, { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
  }
  chmodSync(path, 0o600)
  const token = readFileSync(path, 'utf8').trim()
  if (token.length < 32)
    throw new Error(`${path} holds no owner token. Remove the file and start again to make a new one.`)
  return token
}

function sessionEnd({ createdAt, usedAt }: SessionRow): number {
  return Math.min(createdAt + sessionDays * day, usedAt + sessionIdleHours * hour)
}

/** A seat ends with what it was a seat at. */
export function seatEnd(joinedAt: number, retainUntil: number | null): number {
  return Math.min(joinedAt + seatDays * day, retainUntil ?? Number.POSITIVE_INFINITY)
}

/** Notes a use at most once a minute; that it was not noted keeps nobody out. */
function noteUses(now: () => number) {
  const noted = new Map<string, number>()
  return (id: string, usedAt: number, note: (at: number) => Promise<void>): void => {
    const time = now()
    if (time - Math.max(usedAt, noted.get(id) ?? 0) < minute) return
    noted.set(id, time)
    note(time).catch(() => noted.delete(id))
  }
}

export function createIdentity(storage: Storage, ownerToken: string, now: () => number): Identity {
  const ownerHash = hashSecret(ownerToken)
  const key = Buffer.from(hkdfSync('sha256', ownerToken, '', 'probeboard kept answers', 32))
  const codes = new Map<string, number>()
  const noteUse = noteUses(now)

  async function sessionOf({ cookies }: Credentials, automatic = false): Promise<SessionRow | null> {
    const secret = cookies[ownerCookie]
    const row = secret ? await storage.session(hashSecret(secret)) : null
    if (!row || sessionEnd(row) <= now()) return null
    if (!automatic) noteUse(row.id, row.usedAt, (at) => storage.useSession(row.id, at))
    return row
  }

  return {
    issueCode() {
      const code = newSecret()
      codes.set(hashSecret(code), now() + codeHours * hour)
      return code
    },

    async signIn(code) {
      const hash = hashSecret(code)
      const expires = codes.get(hash)
      codes.delete(hash)
      if (hash !== ownerHash && (expires === undefined || expires < now())) return null
      for (const row of await storage.sessions()) if (sessionEnd(row) <= now()) await storage.endSession(row.id)
      const [id, secret] = [newId(), newSecret()]
      await storage.addSession({ id, hash: hashSecret(secret), createdAt: now(), usedAt: now() })
      return { id, secret }
    },

    sessionOf: (credentials) => sessionOf(credentials),

    async sessions() {
      return (await storage.sessions()).filter((row) => sessionEnd(row) > now())
    },

    async signOutEverywhere() {
      codes.clear()
      for (const { id } of await storage.sessions()) await storage.endSession(id)
    },

    async isOwner(credentials, automatic) {
      if (credentials.bearer !== null) return hashSecret(credentials.bearer) === ownerHash
      return (await sessionOf(credentials, automatic)) !== null
    },

    async seatOf({ bearer, cookies, seat }, interview) {
      const secret = bearer ?? (seat === null ? undefined : cookies[seatCookie(seat)])
      if (!secret) return null
      const hash = hashSecret(secret)
      const row = (await storage.participantByHash(hash)) ?? (await seatByDevice(storage, hash))
      if (!row || row.interview !== interview || (bearer === null && row.id !== seat)) return null
      if (Math.min(row.endsAt, row.usedAt + seatIdleDays * day) <= now()) return null
      const invite = (await storage.invites(interview)).find(({ id }) => id === row.invite)
      if (!invite || invite.revokedAt !== null) return null
      noteUse(row.id, row.usedAt, (at) => storage.useSeat(row.id, at))
      return row
    },

    seal(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
    },

    unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        // Sealed under another owner token: as good as never kept.
        return null
      }
    },
  }
}
