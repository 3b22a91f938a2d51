/**
 * Writes docs/comparison.md: runs boto3 (from .venv, which `npm run test:live` makes), the AWS SDK v3 and nexttoken on the
 * same responses. The live suite checks that the page is what this program would write.
 *
 *   npm run comparison
 */
import { writeFileSync } from 'node:fs'
import { makeComparison } from './make-comparison.js'

writeFileSync('docs/comparison.md', await makeComparison())
