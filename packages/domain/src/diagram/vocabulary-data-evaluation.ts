/** Words that show how data gets in, and how anybody knows whether it is any good. */
import type { VocabularyRule } from './vocabulary-rule.ts'

export const dataAndEvaluationRules: readonly VocabularyRule[] = [
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
]
