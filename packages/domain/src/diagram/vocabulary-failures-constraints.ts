/** Words that show what happens when something breaks, and what it may cost, how fast it must be, how safe. */
import type { VocabularyRule } from './vocabulary-rule.ts'

export const failureAndConstraintRules: readonly VocabularyRule[] = [
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
