/** The owner's pages: sign-in, interviews, a new one, one with its links, settings. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../design/tokens.css'
import '../design/fonts.ts'
import { startTheme } from '../design/theme.ts'
import { Home } from './Home.tsx'
import { words } from './words.ts'

startTheme()
document.title = words.title

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Home />
    </StrictMode>,
  )
