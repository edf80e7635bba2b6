/** Each rule finds its example and leaves its counter-example alone; what is said to be absent is no evidence. */
import { describe, expect, it } from 'vitest'
import { createVocabulary } from './vocabulary.ts'
import { vocabularyRules } from './vocabulary-rules.ts'

const vocabulary = createVocabulary()
const rulesIn = (text: string, as: 'name' | 'words' = 'name'): string[] =>
  vocabulary.read(text, as).map(({ rule }) => rule)
const concernsIn = (text: string, as: 'name' | 'words' = 'name'): string[] =>
  vocabulary.read(text, as).map(({ concern }) => concern)

describe('VO1 each rule finds its example and not its counter-example', () => {
  it.each(vocabularyRules)('$rule "$example", not "$counter"', ({ rule, example, counter, words, as, unless }) => {
    // Alone, so that another rule of the same concern cannot stand in for it.
    const read = (text: string): boolean =>
      createVocabulary([
        {
          rule: 'alone',
          concern: 'failures',
          words,
          example,
          counter,
          ...(as ? { as } : {}),
          ...(unless ? { unless } : {}),
        },
      ])
        .read(text, 'name')
        .some((found) => found.rule === 'alone' || found.rule === rule)
    expect(read(example)).toBe(true)
    expect(read(counter)).toBe(false)
  })

  it('VO1 no rule has the name of another', () => {
    expect(new Set(vocabularyRules.map(({ rule }) => rule)).size).toBe(vocabularyRules.length)
  })
})

describe('VO2 words of several languages', () => {
  it.each([
    ['Datenaufnahme', 'dataPipelines'],
    ['Überwachung der Antworten', 'evaluation'],
    ['Wiederholung bei Fehlern', 'failures'],
    ['Kosten pro Anfrage', 'constraints'],
    ['Préparation des données', 'dataPipelines'],
    ['Évaluation hors ligne', 'evaluation'],
    ['Haute disponibilité', 'failures'],
    ['Coût par requête', 'constraints'],
    ['Extracción de datos', 'dataPipelines'],
    ['Validación del modelo', 'evaluation'],
    ['Balanceador de carga', 'failures'],
    ['Cumplimiento y privacidad', 'constraints'],
    ['Ingestão de documentos', 'dataPipelines'],
    ['Avaliação', 'evaluation'],
    ['Contingência', 'failures'],
    ['Custo por consulta', 'constraints'],
    ['文档分块', 'dataPipelines'],
    ['MySQL 监控指标', 'evaluation'],
    ['降级方案', 'failures'],
    ['权限管理', 'constraints'],
    ['データ取り込み', 'dataPipelines'],
    ['回答の評価', 'evaluation'],
    ['リトライ処理', 'failures'],
    ['レイテンシ目標', 'constraints'],
  ])('VO2 "%s" shows %s', (text, concern) => {
    expect(concernsIn(text)).toContain(concern)
  })
})

describe('VO3 what is absent is no evidence', () => {
  it.each([
    'no DLQ',
    'No dead letter queue',
    'without retry',
    'w/o cache',
    'retries: missing',
    'kein Monitoring',
    'ohne Cache',
    'pas de cache',
    'sin monitoreo',
    'sem cache',
    '没有监控',
    'キャッシュなし',
    'missing eval set',
    'not monitored, no metrics',
  ])('VO3 "%s"', (text) => {
    expect(concernsIn(text, 'words')).toEqual([])
  })

  it('VO3 a denial reaches to the end of its clause', () => {
    expect(concernsIn('no DLQ, but retries', 'words')).toEqual(['failures'])
    expect(rulesIn('no cost limit; p95 below 2.5 seconds', 'words')).toEqual(['CO5'])
  })
})

describe('VO4 how words are found', () => {
  it.each([
    ['LoadBalancer', 'failures'],
    ['Load Blanacer', 'failures'],
    ['load-balancers', 'failures'],
    ['RATE LIMITER', 'failures'],
    ['caché', 'failures'],
    ['200ms budget', 'constraints'],
    ['p95 < 2 s', 'constraints'],
    ['Prometheus插件', 'evaluation'],
  ])('VO4 "%s" shows %s', (text, concern) => {
    expect(concernsIn(text)).toContain(concern)
  })

  it.each([
    'Graph Evaluation',
    'Vector DB',
    'Load data',
    'Metadata',
    'Author view',
    'Synchronizer',
    'Data sources of replies',
  ])('VO4 "%s" only looks like it', (text) => {
    expect(concernsIn(text).filter((concern) => concern !== 'dataPipelines')).toEqual([])
  })

  it('VO5 common words tell something as the name of a component only', () => {
    expect(rulesIn('Index')).toEqual(['DP8'])
    expect(rulesIn('the index of the page', 'words')).toEqual([])
    expect(rulesIn('Load')).toEqual(['DP9'])
    expect(rulesIn('Load balancer')).toEqual(['FM5'])
  })

  it('VO6 of a list each line speaks for itself; prose and questions state nothing', () => {
    expect(vocabulary.read('Optimizations:\n- load shedding\n- retries', 'words').map(({ label }) => label)).toEqual([
      'load shedding',
      'retries',
    ])
    expect(rulesIn('do we need monitoring?', 'words')).toEqual([])
    const prose =
      'We thought about all of it for very long and came to think that monitoring would be good to have later'
    expect(rulesIn(prose, 'words')).toEqual([])
  })

  it('VO7 a scenario may add words of its own', () => {
    const more = createVocabulary([
      { rule: 'X1', concern: 'failures', words: 'ombudsman', example: 'Ombudsman', counter: 'Woman' },
    ])
    expect(more.read('Ombudsman', 'name').map(({ rule }) => rule)).toEqual(['X1'])
  })

  it('VO8 very long texts cost no more than their beginning', () => {
    const start = performance.now()
    vocabulary.read(`no ${'load '.repeat(200_000)}`, 'name')
    vocabulary.read(' '.repeat(200_000), 'words')
    vocabulary.read('-'.repeat(200_000), 'words')
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
