/** The library's two pages: the list, and one scenario. */
import { OwnerFrame } from '../design/OwnerFrame.tsx'
import { ScenarioList } from './ScenarioList.tsx'
import { ScenarioPage } from './ScenarioPage.tsx'

export function Library({ id }: { id: string }) {
  return (
    <OwnerFrame signedIn wide>
      {id === '' ? <ScenarioList /> : <ScenarioPage id={id} />}
    </OwnerFrame>
  )
}
