/** The thread in which large updates are looked at. */
import { parentPort } from 'node:worker_threads'
import { tryOut } from '@probeboard/sync/survey'

parentPort?.on('message', (update: Uint8Array) => parentPort?.postMessage(tryOut(update)))
