/** The door: what this is, how long it takes, what is recorded; a name; then the board. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../design/tokens.css'
import '../design/fonts.ts'
import { startTheme } from '../design/theme.ts'
import { Join } from './Join.tsx'
import { words } from './words.ts'

startTheme()
document.title = words.title

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Join token={location.hash.slice(1)} />
    </StrictMode>,
  )
