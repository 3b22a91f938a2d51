import type { ReadOptions } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import { bashScript } from './bash-script.js'
import { fishScript } from './fish-script.js'
import { powershellScript } from './powershell-script.js'
import { zshScript } from './zsh-script.js'

const scripts: Readonly<Record<string, string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
}

export async function writeScript({ positionals: [shell = ''] }: ReadOptions, io: Io): Promise<ExitStatus> {
  await io.stdout.write(scripts[shell] ?? '')
  return exitStatus.complete
}
