/**
 * Brings the board back when drawing it fails: what was drawn is in the document, not in the component. The element that
 * it fell over stays away; where none can be found, the page is to be reloaded.
 */
import { Component, Fragment, type ReactNode } from 'react'
import { Quarantine } from './quarantine.ts'
import { words } from './words.ts'

interface GuardProps {
  /** Told of each element that cannot be shown. */
  readonly onCulprit: (id: string) => void
  readonly children: (quarantine: Quarantine) => ReactNode
}

interface GuardState {
  readonly failed: boolean
  readonly attempt: number
  readonly gaveUp: boolean
}

/** Falls for which no element can be blamed. */
const mostUnexplained = 3

export class BoardGuard extends Component<GuardProps, GuardState> {
  override state: GuardState = { failed: false, attempt: 0, gaveUp: false }
  readonly #quarantine = new Quarantine()
  #unexplained = 0

  static getDerivedStateFromError(): Partial<GuardState> {
    return { failed: true }
  }

  override componentDidCatch(): void {
    const fell = this.#quarantine.fell()
    if (fell?.culprit) this.props.onCulprit(fell.culprit)
    if (!fell) this.#unexplained += 1
    if (this.#unexplained > mostUnexplained) this.setState({ gaveUp: true })
    else this.setState(({ attempt }) => ({ failed: false, attempt: attempt + 1 }))
  }

  override render(): ReactNode {
    const { failed, attempt, gaveUp } = this.state
    if (failed) return gaveUp && <p role="alert">{words.broken}</p>
    return <Fragment key={attempt}>{this.props.children(this.#quarantine)}</Fragment>
  }
}
