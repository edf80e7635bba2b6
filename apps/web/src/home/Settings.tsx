/** How the server does, where the owner is signed in, colours of this browser, what the server keeps, what signals are, and the way out. */
import { pages } from '@probeboard/protocol/address'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { pageUrl } from '../client/address.ts'
import { call } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { setTheme, type ThemeChoice, useTheme } from '../design/theme.ts'
import styles from './Home.module.css'
import { ServerStatus } from './ServerStatus.tsx'
import { SignIns } from './SignIns.tsx'
import { words } from './words.ts'

const choices: readonly ThemeChoice[] = ['system', 'light', 'dark']

const leave = (): void => location.assign(pageUrl(pages.interviews()))

async function signOut(): Promise<void> {
  await call(ownerApi.signOut)
  leave()
}

export function Settings() {
  const choice = useTheme((state) => state.choice)
  return (
    <div className={styles.narrow}>
      <h1>{words.settings}</h1>
      <ServerStatus />
      <SignIns signedOut={leave} />
      <fieldset className={styles.choices}>
        <legend>{words.theme}</legend>
        {choices.map((one) => (
          <label key={one}>
            <input type="radio" name="theme" checked={choice === one} onChange={() => setTheme(one)} />
            {words.themes[one]}
          </label>
        ))}
      </fieldset>
      <section>
        <h2>{words.kept}</h2>
        <ul className={styles.lines}>
          {words.keptHelp.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.signals}</h2>
        <p>{words.signalsHelp}</p>
      </section>
      <div>
        <Button onClick={() => void signOut()}>{words.signOut}</Button>
      </div>
    </div>
  )
}
