/** Light, dark or as the system says; kept in this browser, and told to the page as `data-theme` on its root. */
import { create } from 'zustand'

export type ThemeChoice = 'light' | 'dark' | 'system'
interface ThemeState {
  readonly choice: ThemeChoice
  readonly resolved: 'light' | 'dark'
}

const key = 'probeboard-theme'
const system = window.matchMedia('(prefers-color-scheme: dark)')

function resolve(choice: ThemeChoice): 'light' | 'dark' {
  if (choice !== 'system') return choice
  return system.matches ? 'dark' : 'light'
}

function remembered(): ThemeChoice {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export const useTheme = create<ThemeState>(() => ({ choice: 'system', resolved: 'light' }))

function apply(choice: ThemeChoice): void {
  const resolved = resolve(choice)
  document.documentElement.dataset.theme = resolved
  useTheme.setState({ choice, resolved })
}

/** Called once by each page before it draws. */
export function startTheme(): void {
  apply(remembered())
  system.addEventListener('change', () => apply(useTheme.getState().choice))
}

export function setTheme(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem(key)
  else localStorage.setItem(key, choice)
  apply(choice)
}
