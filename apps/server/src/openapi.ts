/** The description of the HTTP calls, made from their rows: what the server does and what it says it does are one. */
import { apiPrefix } from '@probeboard/protocol/address'
import { candidateApi, imagePath, imageTypes } from '@probeboard/protocol/candidate-api'
import { copyApi } from '@probeboard/protocol/copy-api'
import { type Endpoint, errorSchema, nothing } from '@probeboard/protocol/endpoint'
import { interviewerApi, reportFormats, reportPath } from '@probeboard/protocol/interviewer-api'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { pairingApi } from '@probeboard/protocol/pairing-api'
import { scenarioApi } from '@probeboard/protocol/scenario-api'
import * as z from 'zod/mini'

function describe(schema: z.ZodMiniType, io: 'input' | 'output') {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return described
}

const json = (schema: object) => ({ 'application/json': { schema } })
const openApiPath = (path: string): string => `${apiPrefix}${path}`.replaceAll(/:([A-Za-z]+)/g, '{$1}')

function parametersOf(path: string) {
  return [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

/** What a GET takes in. */
function queryOf({ method, body }: Endpoint) {
  if (method !== 'GET' || body === nothing) return []
  const { properties = {} } = z.toJSONSchema(body)
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}

function operation(name: string, row: Endpoint) {
  const open = row.callers.includes('anyone')
  return {
    operationId: name,
    summary: row.summary,
    description: `Who: ${row.callers.join(', ')}.${row.perMinute ? ` At most ${row.perMinute} a minute from one address.` : ''}`,
    parameters: [
      ...parametersOf(row.path),
      ...queryOf(row),
      ...(row.method === 'GET' || open
        ? []
        : [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]),
    ],
    ...(row.body === nothing || row.method === 'GET'
      ? {}
      : { requestBody: { required: true, content: json(describe(row.body, 'input')) } }),
    responses: {
      [row.status]: {
        description: 'Done.',
        ...(row.answer === nothing ? {} : { content: json(describe(row.answer, 'output')) }),
      },
      default: { description: 'A refusal.', content: json({ $ref: '#/components/schemas/Refusal' }) },
    },
    security: open ? [] : [{ bearer: [] }, { cookie: [] }],
  }
}

const bytes = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))

/** Calls with raw bodies, which are no rows. */
function rawPaths(): Record<string, object> {
  const parameters = parametersOf(imagePath)
  const refusal = { description: 'A refusal.', content: json({ $ref: '#/components/schemas/Refusal' }) }
  const paths: Record<string, object> = {
    [openApiPath(imagePath)]: {
      put: {
        operationId: 'putImage',
        summary: 'Keeps an image of the board under the SHA-256 of its bytes.',
        parameters,
        requestBody: { required: true, content: bytes(imageTypes) },
        responses: { 204: { description: 'Kept.' }, default: refusal },
      },
      get: {
        operationId: 'image',
        summary: 'The bytes of an image.',
        parameters,
        responses: { 200: { description: 'The image.', content: bytes(imageTypes) }, default: refusal },
      },
    },
  }
  for (const format of reportFormats)
    paths[openApiPath(`${reportPath}.${format}`)] = {
      get: {
        operationId: `report_${format}`,
        summary: `The report as ${format}.`,
        parameters: parametersOf(reportPath),
        responses: { 200: { description: 'The report.' }, default: refusal },
      },
    }
  return paths
}

export function describeApi(): object {
  const paths = rawPaths()
  const named = new Set<string>()
  for (const [name, row] of [ownerApi, scenarioApi, candidateApi, copyApi, pairingApi, interviewerApi].flatMap((api) =>
    Object.entries(api),
  )) {
    const path = openApiPath(row.path)
    // The library's and the interview's calls share words; an operation's name stands for one call.
    const operationId = named.has(name) ? `${name}OfInterview` : name
    named.add(operationId)
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(operationId, row) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Probeboard',
      version: '1',
      description:
        'Live documents travel by WebSocket at /sync/{interview}/{document} in the y-websocket protocol. Owner and seats send `Authorization: Bearer`; browsers use cookies.',
    },
    paths,
    components: {
      schemas: { Refusal: describe(errorSchema, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'pb_owner' },
      },
    },
  }
}
