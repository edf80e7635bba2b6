/** Light or dark, one tap. */
import { Moon, Sun } from 'lucide-react'
import { IconButton } from './IconButton.tsx'
import { setTheme, useTheme } from './theme.ts'

export function ThemeToggle() {
  const dark = useTheme((state) => state.resolved === 'dark')
  return (
    <IconButton label={dark ? 'Light colours' : 'Dark colours'} onClick={() => setTheme(dark ? 'light' : 'dark')}>
      {dark ? <Sun size={16} aria-hidden="true" /> : <Moon size={16} aria-hidden="true" />}
    </IconButton>
  )
}
