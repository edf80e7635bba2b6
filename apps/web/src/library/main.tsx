/** The library: the scenarios that interviews are made from, as their files hold them. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../design/tokens.css'
import '../design/fonts.ts'
import { startTheme } from '../design/theme.ts'
import { Library } from './Library.tsx'
import { words } from './words.ts'

startTheme()
document.title = words.title

const base = new URL(document.baseURI).pathname
const id = location.pathname.slice(base.length).split('/')[1] ?? ''

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Library id={decodeURIComponent(id)} />
    </StrictMode>,
  )
