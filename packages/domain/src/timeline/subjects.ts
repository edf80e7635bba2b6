/**
 * By which words a drawing shows a model or a prompt, a measure of what is better, something that searches, and what
 * others run. One row a rule, with an example
 * that it must find and a counter-example that it must not: the tests run both.
 */
import type { VocabularyRule } from '../diagram/vocabulary-rule.ts'

export type BoardSubject = 'model' | 'metric' | 'search' | 'vendor'

export const subjectRules: readonly VocabularyRule<BoardSubject>[] = [
  {
    rule: 'MO1',
    concern: 'model',
    words:
      'llm, slm, gpt, chatgpt, claude, gemini, llama, mistral, qwen, deepseek, bert, transformer, language model, foundation model, chat model, sprachmodell*, modèle de langage, modelo de lenguaje, modelo de linguagem, 大模型, 语言模型, 言語モデル',
    unless: 'llm judge, llm as a judge, llm as judge, evaluation, eval, data transformer',
    example: 'LLM gateway',
    counter: 'LLM as a judge',
  },
  {
    rule: 'MO2',
    concern: 'model',
    words:
      'prompt*, few shot, fine tun*, finetun*, lora, rlhf, sft, training job, model training, train model, 提示词, 微调, プロンプト, ファインチューニング',
    unless: 'prompt eval, prompt evaluation, prompt test',
    example: 'Prompt builder',
    counter: 'Promo codes',
  },
  {
    rule: 'MO3',
    concern: 'model',
    words:
      'model, embedder, reranker, re ranker, classifier, inference, detector, generator, predictor, modell, modèle, modelo, klassifikator, classifieur, clasificador, classificador, 模型, 分类器, モデル, 分類器',
    as: 'name',
    unless:
      'data model, domain model, threat model, judge model, model validation, model evaluation, model eval, model monitor, model monitoring, id generator, pdf generator, report generator, eval, evaluation, data generator',
    example: 'Small model',
    counter: 'Data model',
  },
  {
    rule: 'MO4',
    concern: 'model',
    words: 'agent, ai agent, 智能体, エージェント',
    as: 'name',
    unless:
      'user agent, support agent, human agent, call center agent, log agent, elastic agent, monitoring agent, node agent, handoff to agent',
    example: 'Planner agent',
    counter: 'Support agent',
  },
  {
    rule: 'ME1',
    concern: 'metric',
    words:
      'accuracy, precision, recall, f1, f1 score, faithfulness, groundedness, hallucination rate, win rate, csat, nps, resolution rate, deflection rate, containment rate, ndcg, mrr, hit rate, bleu, rouge, auc, exact match, error rate, false positive, false negative, success rate, acceptance rate, click through rate, conversion rate, agreement rate, genauigkeit, trefferquote, fehlerquote, exactitude, précision, rappel, exactitud, precisión, exhaustividad, precisão, revocação, acurácia, 准确率, 精确率, 召回率, 正確率, 適合率, 再現率',
    unless: 'total recall, product recall, recall notice, cache hit rate',
    example: 'Recall on 200 questions',
    counter: 'Recall notice',
  },
  {
    rule: 'SR1',
    concern: 'search',
    words:
      'vector db, vector database, vector store, vector index, vector search, vectordb, embedding store, embedding index, search index, semantic search, hybrid search, retriever, retrieval, knowledge base, pinecone, weaviate, qdrant, milvus, chroma, pgvector, faiss, opensearch, elasticsearch, vektordatenbank, vektorindex, suchindex, base vectorielle, base de datos vectorial, banco de dados vetorial, banco vetorial, 向量数据库, 向量库, 检索, ベクトルデータベース, ベクトルdb, 検索インデックス',
    as: 'name',
    unless: 'eval, evaluation',
    example: 'Vector DB',
    counter: 'Vector graphics',
  },
  {
    rule: 'VN1',
    concern: 'vendor',
    words:
      'vendor, vendor api, third party, third party api, external api, external service, partner api, llm api, model api, llm provider, model provider, openai, openai api, anthropic, bedrock, vertex ai, fremdanbieter, externe api, externe schnittstelle, api externe, fournisseur, api externa, proveedor, fornecedor, 第三方, 外部接口, 外部api',
    as: 'name',
    unless: 'vendor list, vendor choice',
    example: 'Vendor API',
    counter: 'Internal API',
  },
]

const target =
  /(?:[<>≤≥=]|at least|at most|under|below|above|over|target|goal|slo|mindestens|höchstens|au moins|al menos|pelo menos)\s*:?\s*[$€£]?\s?\d|\d\s*%/iu

/** A number that something is to reach. */
export const targetRule = {
  rule: 'ME2',
  example: 'p95 < 2 s',
  counter: '3 replicas',
  finds: (line: string): boolean => target.test(line),
} as const
