import type { Command } from '../contract/index.js'

export const completionCommand: Command = {
  name: 'completion',
  summary: 'Write the script with which a shell completes nexttoken.',
  words: [{ name: 'SHELL', values: ['bash', 'zsh', 'fish', 'powershell'] }],
  details: [
    'It completes services, operations, parameters, values that a model knows, profiles and regions. Load it when the ' +
      'shell starts:',
  ],
  examples: [
    "bash         echo 'source <(nexttoken completion bash)' >> ~/.bashrc",
    "zsh          echo 'source <(nexttoken completion zsh)' >> ~/.zshrc",
    'fish         nexttoken completion fish > ~/.config/fish/completions/nexttoken.fish',
    'powershell   nexttoken completion powershell | Out-String | Invoke-Expression   (in $PROFILE)',
  ],
  load: async () => (await import('./write-script.js')).writeScript,
}
