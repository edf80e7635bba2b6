/** Where the board's image bytes are: on the server, keyed by interview and SHA-256. Never in the document. */
import { imagePath } from '@probeboard/protocol/candidate-api'
import { apiUrl } from './address.ts'

export interface ImageStore {
  /** Rejects with a sentence for people when the server refuses the image. */
  put(hash: string, image: Blob): Promise<void>
  /** Null where there is none (yet). */
  get(hash: string): Promise<Blob | null>
}

export function openImages(interview: string, participant: string): ImageStore {
  const url = (hash: string): string => apiUrl(imagePath, { id: interview, hash })
  const headers = { 'x-probeboard-seat': participant }
  return {
    async put(hash, image) {
      const response = await fetch(url(hash), {
        method: 'PUT',
        body: image,
        headers: { ...headers, 'content-type': image.type },
      })
      if (!response.ok) throw new Error('The image could not be stored on the server.')
    },
    async get(hash) {
      const response = await fetch(url(hash), { headers })
      return response.ok ? response.blob() : null
    },
  }
}
