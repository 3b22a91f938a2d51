import type { TargetOutcome } from '../../fleet/index.js'
import { messageOf } from '../../values/index.js'

/**
 * How services say that the account does not use them: most as a refusal of access, some as a wrong state. Macie: "Macie
 * is not enabled"; Security Hub: "is not subscribed to AWS Security Hub"; Audit Manager: "Please complete AWS Audit Manager
 * setup"; Firewall Manager: "No default admin could be found"; Shield: "The subscription does not exist".
 */
const notUsed =
  /\bnot (?:been )?(?:enabled|subscribed|opted in|onboarded|activated)\b|\bcomplete [\w ]*setup\b|\bno default admin\b|\bsubscription does not exist\b|\bmust (?:first )?(?:be enabled|enable|opt in)\b/i

/** How services say that they have ended, or are not offered to new customers. */
const notOffered =
  /\bno longer (?:available|supported|offered|open)\b|\bnot (?:available|supported) in (?:this|the)\b[\w -]*\bregion\b|\bend of (?:life|support)\b|\bnew customers\b/i

/** What the words of an error say beyond its code, which differs from service to service. */
export function refineOutcome(outcome: TargetOutcome, error: Error | undefined): TargetOutcome {
  if (!error || (outcome !== 'denied' && outcome !== 'failed')) return outcome
  const message = messageOf(error)
  if (notOffered.test(message)) return 'not-available'
  return notUsed.test(message) ? 'not-enabled' : outcome
}
