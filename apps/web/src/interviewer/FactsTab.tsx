/** A fact is found by typing three letters and told in one tap. What was told keeps its time and a way back. */
import type { FactCard } from '@probeboard/documents/brief'
import type { Fact } from '@probeboard/domain/scenario/scenario'
import { useRef } from 'react'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { Input } from '../design/Field.tsx'
import { Kbd } from '../design/Kbd.tsx'
import { mayAct, timeOf, useCockpit } from './cockpit.ts'
import { searchFacts } from './fact-search.ts'
import { Improvise } from './Improvise.tsx'
import styles from './Lists.module.css'
import { usePanel } from './panel-store.ts'
import { TakeBack } from './TakeBack.tsx'
import { readToldFacts } from './told.ts'
import { useStory } from './use-story.ts'
import { words } from './words.ts'

function FactRow({ fact, card, unasked }: { fact: Fact; card: FactCard | undefined; unasked: boolean }) {
  const cockpit = useCockpit()
  const may = mayAct(cockpit)
  /** The lamp goes out with the last fact that had lit it; one that is to stay can be lit by hand. */
  const putLampOut = (): void => {
    const { byFact } = readToldFacts(cockpit.scenario.facts, cockpit.brief)
    const others = cockpit.scenario.facts.filter(
      ({ id, constraint }) => id !== fact.id && constraint === fact.constraint,
    )
    if (fact.constraint && !others.some(({ id }) => byFact.has(id))) cockpit.light(fact.constraint, false)
  }
  return (
    <li className={styles.row} data-state={card ? 'told' : undefined} data-testid={`fact-${fact.id}`}>
      <div className={styles.line}>
        <div>
          <p className={styles.hint}>{fact.hints[0]}</p>
          <p>{fact.answer}</p>
          {(fact.reveal === 'unknown' || fact.reveal === 'you-decide') && (
            <p className={styles.saying}>{words.saying[fact.reveal]}</p>
          )}
          <p className={styles.chips}>
            {fact.constraint && <Chip tone="accent">{fact.constraint}</Chip>}
            {words.reveal[fact.reveal] !== '' && <Chip>{words.reveal[fact.reveal]}</Chip>}
            {card && <Chip tone="good">✓ {words.toldAt(timeOf(cockpit.brief, card.at))}</Chip>}
            {card && unasked && <Chip tone="warn">{words.unasked}</Chip>}
          </p>
        </div>
        {may && card && <TakeBack cardKey={card.key} onTaken={putLampOut} />}
        {may && !card && (
          <div className={styles.tell}>
            <Button
              size="small"
              onClick={() => cockpit.tell(fact)}
              aria-label={words.tellLabel(fact.answer)}
              data-testid={`reveal-${fact.id}`}
            >
              {words.tell}
            </Button>
            {fact.reveal === 'if-stuck' && (
              <Button
                size="small"
                variant="quiet"
                onClick={() => cockpit.tell(fact, true)}
                aria-label={words.offerLabel(fact.answer)}
                data-testid={`offer-${fact.id}`}
              >
                {words.offer}
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  )
}

export function FactsTab() {
  const { scenario, brief } = useCockpit()
  const query = usePanel((panel) => panel.query)
  const list = useRef<HTMLUListElement>(null)
  const found = searchFacts(scenario.facts, query)
  const told = readToldFacts(scenario.facts, brief)
  const { unasked } = useStory(brief.facts.map(({ key }) => key))
  const isUnasked = (card: FactCard | undefined): boolean => card !== undefined && unasked.has(card.key)
  return (
    <div className={styles.facts}>
      <div className={styles.search}>
        <Input
          type="search"
          aria-label={words.factSearch}
          aria-keyshortcuts="/"
          placeholder={words.factSearchHint}
          value={query}
          onChange={(event) => usePanel.setState({ query: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') usePanel.setState({ query: '' })
            // Enter goes to the first answer and not further: telling stays a choice.
            if (event.key === 'Enter') list.current?.querySelector('button')?.focus()
          }}
          data-testid="fact-search"
        />
        <Kbd>/</Kbd>
      </div>
      {found.length === 0 && (
        <div className={styles.empty} role="status">
          <p>{words.noFact(query)}</p>
          <p>{words.noFactHelp}</p>
        </div>
      )}
      <ul ref={list}>
        {found.map((fact) => (
          <FactRow
            key={fact.id}
            fact={fact}
            card={told.byFact.get(fact.id)}
            unasked={isUnasked(told.byFact.get(fact.id))}
          />
        ))}
      </ul>
      <Improvise told={told.improvised} />
    </div>
  )
}
