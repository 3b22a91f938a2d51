import { describe, expect, it } from 'vitest'
import { scripted } from './support/scripted-service.js'

const query = (operation: string, inner: string) => ({
  body: `<${operation}Response><${operation}Result>${inner}</${operation}Result></${operation}Response>`,
})

describe('CloudFormation', () => {
  it.each(['CreateStack', 'UpdateStack', 'ValidateTemplate', 'CreateStackSet'])(
    'accepts the template of %s as an object',
    async (operation) => {
      const cloudformation = await scripted('cloudformation', query(operation, ''))
      const name = { CreateStack: 'StackName', UpdateStack: 'StackName', CreateStackSet: 'StackSetName' }[
        operation
      ]
      const TemplateBody = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }
      await cloudformation.client.call(operation, { ...(name && { [name]: 's' }), TemplateBody })
      const sent = new URLSearchParams(String(cloudformation.requests[0]?.body))
      expect(sent.get('TemplateBody')).toBe(JSON.stringify(TemplateBody))
    },
  )

  it.each([
    { words: 'a template of JSON as an object', text: '{"Resources":{}}', expected: { Resources: {} } },
    { words: 'one of YAML as its text', text: 'Resources: {}', expected: 'Resources: {}' },
  ])('returns $words', async ({ text, expected }) => {
    const cloudformation = await scripted(
      'cloudformation',
      query('GetTemplate', `<TemplateBody>${text}</TemplateBody>`),
    )
    expect((await cloudformation.client.getTemplate({ StackName: 's' })).TemplateBody).toEqual(expected)
  })
})
