/** Brings the board back when drawing it fails: what was drawn is in the document, not in the component. */
import { Component, Fragment, type ReactNode } from 'react'
import { words } from './words.ts'

interface GuardState {
  readonly failed: boolean
  readonly attempt: number
}

const attempts = 3

export class BoardGuard extends Component<{ children: ReactNode }, GuardState> {
  override state: GuardState = { failed: false, attempt: 0 }

  static getDerivedStateFromError(): Partial<GuardState> {
    return { failed: true }
  }

  override componentDidUpdate(): void {
    const { failed, attempt } = this.state
    if (failed && attempt < attempts) this.setState({ failed: false, attempt: attempt + 1 })
  }

  override render(): ReactNode {
    const { failed, attempt } = this.state
    if (failed) return <p role="alert">{words.broken}</p>
    return <Fragment key={attempt}>{this.props.children}</Fragment>
  }
}
