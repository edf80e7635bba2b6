/** The door: what this is, how long it takes, what is recorded; a name; then the board. */
import { linkedCodePattern } from '@probeboard/protocol/pairing-api'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../design/tokens.css'
import '../design/fonts.ts'
import { startTheme } from '../design/theme.ts'
import { Join } from './Join.tsx'
import { Pair } from './Pair.tsx'
import { words } from './words.ts'

startTheme()
document.title = words.title

const token = location.hash.slice(1)
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>{linkedCodePattern.test(token) ? <Pair code={token} /> : <Join token={token} />}</StrictMode>,
  )
