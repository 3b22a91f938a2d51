/** The elements of the command's syntax tree up to the cursor, without the quotes of texts. */
export const powershellScript = `# nexttoken completion for PowerShell: nexttoken completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName nexttoken -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or ($_.Extent.EndOffset -eq $cursorPosition -and $wordToComplete -eq '') } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    $before = @($words | Select-Object -Skip 1)
    & $words[0] __complete @before "@$wordToComplete" 2>$null | ForEach-Object {
        $value, $description = $_ -split "\`t", 2
        if ($value -ne ':files') {
            if (-not $description) { $description = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
        }
    }
}
`
