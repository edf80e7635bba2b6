/** Which page stands at which address, once it is known whether this browser is signed in. */
import { ownerApi } from '@probeboard/protocol/owner-api'
import { Redirect, Route, Router, Switch } from 'wouter'
import { call } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { OwnerFrame } from '../design/OwnerFrame.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { Toasts } from '../design/Toast.tsx'
import { Interview } from './Interview.tsx'
import { Interviews } from './Interviews.tsx'
import { NewInterview } from './NewInterview.tsx'
import { Settings } from './Settings.tsx'
import { SignIn } from './SignIn.tsx'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

const askSession = () => call(ownerApi.session)
const base = new URL(document.baseURI).pathname.replace(/\/$/, '')

export function Home() {
  const { value, refusal, load } = useAnswer(askSession)
  if (!value)
    return (
      <OwnerFrame>
        {refusal ? (
          <ErrorState heading="h1" title={words.signInFailed} action={<Button onClick={load}>{words.again}</Button>}>
            <p>{refusal.message}</p>
          </ErrorState>
        ) : (
          <Skeleton lines={6} />
        )}
      </OwnerFrame>
    )
  if (!value.owner) return <SignIn />
  return (
    <Router base={base}>
      <OwnerFrame signedIn>
        <Switch>
          <Route path="/new">
            <NewInterview />
          </Route>
          <Route path="/settings">
            <Settings />
          </Route>
          <Route path="/interviews/:id">{({ id }) => <Interview key={id} id={id} />}</Route>
          <Route path="/sign-in">
            <Redirect to="/" replace />
          </Route>
          <Route>
            <Interviews />
          </Route>
        </Switch>
      </OwnerFrame>
      <Toasts />
    </Router>
  )
}
