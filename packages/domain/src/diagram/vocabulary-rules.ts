/**
 * By which words a drawing shows that somebody thought of a concern. One row a rule, with an example that it must find
 * and a counter-example that it must not: the tests run both. Words are in English unless the row says otherwise by
 * itself; a star stands for any ending.
 */
export const concerns = ['dataPipelines', 'evaluation', 'failures', 'constraints'] as const
export type Concern = (typeof concerns)[number]

export interface VocabularyRule {
  readonly rule: string
  readonly concern: Concern
  /** Parted by commas. */
  readonly words: string
  /** Where one of these stands in the same line, the rule says nothing. */
  readonly unless?: string
  /** `name`: such common words tell something as the name of a component only; `whole`: as the whole of its name. */
  readonly as?: 'name' | 'whole'
  readonly example: string
  readonly counter: string
}

export const vocabularyRules: readonly VocabularyRule[] = [
  // How data gets in.
  {
    rule: 'DP1',
    concern: 'dataPipelines',
    words:
      'etl, elt, ingest*, data pipeline, ingestion pipeline, indexing pipeline, batch pipeline, feature pipeline, data collection, data collector, data acquisition, data import, data loader, data curat*, data download*, data stream*, data flow',
    example: 'Document ingestion',
    counter: 'Prediction pipeline',
  },
  {
    rule: 'DP2',
    concern: 'dataPipelines',
    words:
      'extraction de données, collecte de données, préparation des données, pipeline de données, extracción de datos, recolección de datos, canalización de datos, ingesta, preparación de datos, extração de dados, coleta de dados, ingestão, preparação de dados, datenaufnahme, datenerfassung, datenaufbereitung, datenpipeline, datenimport, datenquelle*',
    example: '1. Extracción de datos manual',
    counter: 'Base de datos',
  },
  {
    rule: 'DP3',
    concern: 'dataPipelines',
    words:
      '数据管道, 数据采集, 数据清洗, 数据处理, 数据导入, 数据预处理, 数据同步, 分块, 向量化, データ収集, データ取り込み, データパイプライン, 前処理, チャンク',
    example: '文档数据采集',
    counter: '数据库',
  },
  {
    rule: 'DP4',
    concern: 'dataPipelines',
    words:
      'preprocess*, pre process*, data prep, data preparation, data clean*, cleaning, cleansing, deduplicat*, dedup, dedupe, data augmentation, data transform*, data extraction, normaliser, normalizer, anonymisation step',
    unless: 'no data',
    example: 'Preprocess Service',
    counter: 'Processor',
  },
  {
    rule: 'DP5',
    concern: 'dataPipelines',
    words:
      'chunk*, text splitter, split documents, ocr, document parser, pdf parser, parse documents, crawler, web crawl*, scraper, scraping, extract text, extract and index',
    example: '2. Generación del perfil por chunks',
    counter: 'Search parser',
  },
  {
    rule: 'DP6',
    concern: 'dataPipelines',
    words:
      'vectorize*, vectorise*, vectorizer, embedding service, embedding job, embedding worker, embedding pipeline, embedding model, embedding generation, embeddings generation, generate embedding, compute embedding, create embedding, embed documents, embed chunks, embedder',
    example: 'Generate embedding',
    counter: 'Embeddings database',
  },
  {
    rule: 'DP7',
    concern: 'dataPipelines',
    words:
      'indexing, indexer, reindex*, re index, index builder, build index, build vector index, ann index, nearest neighbor index, indexierung, indexation, indexación, indexação, 索引构建, 建立索引, インデックス作成',
    example: 'Indexing service',
    counter: 'Search service',
  },
  {
    rule: 'DP8',
    concern: 'dataPipelines',
    words:
      'index, dataset, data set, input data, input source, data source, training data, raw data, labeled data, labelled data',
    as: 'name',
    unless: 'index page',
    example: 'Instruction-tuned dataset',
    counter: 'Metadata',
  },
  {
    rule: 'DP9',
    concern: 'dataPipelines',
    words: 'extract, transform, load, vector, transformer job',
    as: 'whole',
    example: 'Load',
    counter: 'Load balancer',
  },
  {
    rule: 'DP10',
    concern: 'dataPipelines',
    words:
      'kafka, kinesis, debezium, cdc, change data capture, airflow, airbyte, fivetran, dagster, prefect, dbt, spark, flink, beam, nifi, logstash, fluentd, fluentbit, fluent bit, elastic agent, filebeat, telegraf, kafka connect, glue job, dataflow, pub sub ingestion',
    example: 'Kafka',
    counter: 'Kanban',
  },
  {
    rule: 'DP11',
    concern: 'dataPipelines',
    words: 'data lake, datalake, lakehouse, data warehouse, feature store, iceberg, delta lake, bronze silver gold',
    example: 'Data lake',
    counter: 'Data stores',
  },
  {
    rule: 'DP12',
    concern: 'dataPipelines',
    words:
      'batch job, nightly job, nightly sync, cron, backfill, scheduled sync, incremental sync, delta sync, data refresh',
    example: 'Nightly sync of documents',
    counter: 'Synchronous',
  },
  // How anybody knows that it is good.
  {
    rule: 'EV1',
    concern: 'evaluation',
    words:
      'evaluation, evaluate*, evaluator, evals, offline eval, online eval, eval run, eval harness, eval pipeline, eval suite, eval service, eval job, auswertung der qualität, évaluation, evaluación, avaliação, bewertung, 评估, 评测, 評価',
    unless:
      'graph evaluation, lazy evaluation, expression evaluation, policy evaluation, rule evaluation, query evaluation, condition evaluation, flag evaluation, formula evaluation',
    example: 'Evaluation of answers',
    counter: 'Graph Evaluation',
  },
  {
    rule: 'EV2',
    concern: 'evaluation',
    words:
      'eval set, evaluation set, golden set, golden dataset, gold set, test set, validation set, holdout, hold out, ground truth, benchmark, regression set, regression test, jeu de test, conjunto de prueba, conjunto de teste, testdatensatz, 测试集, 黄金集, テストセット',
    example: 'Golden set, 200 questions',
    counter: 'Test conversation',
  },
  {
    rule: 'EV3',
    concern: 'evaluation',
    words:
      'monitoring, monitor, observability, observerbility, instrumentation, telemetry, alerting, alert, alerts, drift, überwachung, surveillance, supervision, monitorización, monitoreo, monitoramento, 监控, 监测, 告警, 可观测, 監視, モニタリング',
    unless: 'monitor interface, baby monitor',
    example: 'Drift monitor',
    counter: 'Screen',
  },
  {
    rule: 'EV4',
    concern: 'evaluation',
    words:
      'prometheus, opentelemetry, otel, datadog, new relic, sentry, langsmith, langfuse, arize, phoenix traces, weights and biases, wandb, mlflow metrics, jaeger, cloudwatch',
    example: 'OTEL tracing',
    counter: 'Promethium',
  },
  {
    rule: 'EV5',
    concern: 'evaluation',
    words: 'metrics, metriken, métriques, métricas, tracing, traces, logging, log metrics, 指标, メトリクス',
    unless: 'no metrics',
    example: 'Logs metrics',
    counter: 'Metric system settings',
  },
  {
    rule: 'EV6',
    concern: 'evaluation',
    words:
      'ml validation, model validation, answer validation, quality check, quality verification, quality monitoring, quality control, quality assurance, quality gate, quality score, qa assessment, qa check, qualitätskontrolle, contrôle qualité, control de calidad, controle de qualidade, 质量检查, 质量监控, 品質管理',
    example: 'Quality verification',
    counter: 'High-quality images',
  },
  {
    rule: 'EV7',
    concern: 'evaluation',
    words:
      'llm judge, llm as a judge, llm as judge, judge model, human eval, human evaluation, a b test, ab test, ab testing, a b testing, shadow traffic, shadow mode, offline test, faithfulness, groundedness, hallucination rate, hallucination check, precision, recall, f1, ndcg, mrr, accuracy, hit rate, bleu, rouge, perplexity',
    unless: 'total recall',
    example: 'LLM as a judge',
    counter: 'Judge Dredd fan page',
  },
  {
    rule: 'EV8',
    concern: 'evaluation',
    words:
      'user feedback, feedback loop, thumbs up, thumbs up down, thumbs down, human label*, annotators, human annotat*, nutzerfeedback, retour utilisateur, comentarios de usuarios, 用户反馈, ユーザーフィードバック',
    example: 'Thumbs up/down',
    counter: 'Loop',
  },
  {
    rule: 'EV10',
    concern: 'evaluation',
    words: 'validation, validierung, validación, validação, 验证集, 検証',
    as: 'name',
    unless:
      'input validation, form validation, schema validation, request validation, token validation, address validation, payment validation, validation error',
    example: '3. Validación del clon',
    counter: 'Request validation',
  },
  {
    rule: 'EV9',
    concern: 'evaluation',
    words: 'eval, exporter, feedback, error analysis',
    as: 'name',
    unless: 'pdf exporter, csv exporter, data exporter',
    example: 'mysqld-exporter',
    counter: 'PDF exporter',
  },
  // What happens when it breaks.
  {
    rule: 'FM1',
    concern: 'failures',
    words:
      'fallback, fall back, fail over, failover, degrade*, graceful degradation, standby, hot spare, backup, back up, restore, disaster recovery, rollback, roll back, plan b, rückfall, ausfallsicher*, mode secours, respaldo, alternativa de emergencia, contingência, contingencia, 降级, 故障转移, 备份, 回滚, 容灾, フォールバック, バックアップ, フェイルオーバー',
    example: 'Fallback to keyword search',
    counter: 'Feedback',
  },
  {
    rule: 'FM2',
    concern: 'failures',
    words:
      'retry, retries, retrying, backoff, back off, timeout, time out, idempoten*, wiederholung*, nouvelle tentative, réessai*, reintento*, tentar novamente, retentativa*, 重试, 超时, リトライ, タイムアウト',
    example: 'Retry with backoff',
    counter: 'Entry',
  },
  {
    rule: 'FM3',
    concern: 'failures',
    words:
      'dlq, dead letter, dead letter queue, poison queue, error queue, failed jobs, error handling, error handler, exception handling, fehlerbehandlung, gestion des erreurs, manejo de errores, tratamento de erros, 死信, 错误处理, エラー処理, デッドレター',
    example: 'DLQ',
    counter: 'Letter queue',
  },
  {
    rule: 'FM4',
    concern: 'failures',
    words:
      'circuit breaker, bulkhead, load shedding, rate limit*, throttl*, backpressure, back pressure, health check, heartbeat, watchdog, chaos test*, 熔断, 限流, 健康检查, サーキットブレーカー, レート制限',
    example: 'Circuit breaker',
    counter: 'Circuit board',
  },
  {
    rule: 'FM5',
    concern: 'failures',
    words:
      'load balancer, load balancing, load balance, lastverteil*, répartiteur de charge, équilibreur de charge, balanceador de carga, 负载均衡, ロードバランサ',
    example: 'Load Blanacer',
    counter: 'Load data',
  },
  {
    rule: 'FM6',
    concern: 'failures',
    words: 'cache, caching, cached, redis, memcached, zwischenspeicher, caché, 缓存, キャッシュ',
    unless: 'cache storage class',
    example: 'caching (internal + external)',
    counter: 'Cachet',
  },
  {
    rule: 'FM7',
    concern: 'failures',
    words:
      'replica, replication, replicated, read replica, redundan*, high availability, multi region, multi az, auto scaling, autoscaling, autoscaler, quorum, leader election, hochverfügbar*, haute disponibilité, alta disponibilidad, alta disponibilidade, 高可用, 冗余, 副本, レプリカ, 冗長',
    unless: 'replica manager',
    example: 'Read replica',
    counter: 'Replay',
  },
  {
    rule: 'FM8',
    concern: 'failures',
    words:
      'human in the loop, human review, human approval, manual review, approval, approve, escalation, hand off to human, human handoff, handoff to agent, guardrail, guard rail, moderation, content filter, freigabe, revue humaine, validation humaine, revisión humana, revisão humana, 人工审核, 人工复核, 护栏, 承認, ガードレール',
    unless: 'loan approval',
    example: 'approve tool calls',
    counter: 'Improve tool calls',
  },
  // What it may cost, how fast, how safe.
  {
    rule: 'CO1',
    concern: 'constraints',
    words:
      'oauth, oauth2, oidc, openid, jwt, sso, saml, rbac, abac, iam, acl, authentication, authorization, authorisation, authn, authz, auth, login, identity provider, access control, permission, api key, keycloak, authentifizierung, berechtigung*, authentification, autenticación, autenticação, 认证, 鉴权, 权限, 認証, 権限',
    example: 'API Gateway + JWT',
    counter: 'Author view',
  },
  {
    rule: 'CO2',
    concern: 'constraints',
    words:
      'tls, ssl, mtls, certificate, certs, encrypt*, encryption, kms, key vault, secrets manager, secret store, vault, security, sicherheit*, sécurité, seguridad, segurança, 安全, 加密, セキュリティ, 暗号',
    unless: 'security group rules list',
    example: 'TLS Certs',
    counter: 'Title',
  },
  {
    rule: 'CO3',
    concern: 'constraints',
    words:
      'pii, gdpr, dsgvo, rgpd, hipaa, soc2, soc 2, lgpd, compliance, audit, audit log, audit trail, privacy, redact*, anonymi*, pseudonymi*, data residency, retention, legal hold, datenschutz, conformité, confidentialité, cumplimiento, privacidad, conformidade, 合规, 隐私, 审计, 脱敏, コンプライアンス, 監査, プライバシー',
    example: 'PII redaction',
    counter: 'Auditorium',
  },
  {
    rule: 'CO4',
    concern: 'constraints',
    words:
      'cost, budget, cost tracking, token budget, spend, pricing, kosten, coût, costo, coste, custo, presupuesto, 成本, 预算, 费用, コスト, 予算',
    unless: 'cost function, cost center, spend time',
    example: 'Cost per query',
    counter: 'Cost function',
  },
  {
    rule: 'CO5',
    concern: 'constraints',
    words:
      'latency, sla, slo, p50, p90, p95, p99, ttft, throughput, qps, rps, tps, response time, latenz*, latence, latencia, latência, antwortzeit*, temps de réponse, tiempo de respuesta, 延迟, 吞吐, 响应时间, レイテンシ, 遅延, 応答時間, # ms, #ms, # seconds, # sec, # qps, # rps, #qps, #rps',
    example: 'p95 < 2 s',
    counter: 'Latent space',
  },
  {
    rule: 'CO6',
    concern: 'constraints',
    words:
      'quota, token limit, context window, context limit, max tokens, sandbox, data sovereignty, on premise, on prem, air gapped, 配额, 上限',
    example: 'Token limit 8k',
    counter: 'Tokens',
  },
]
