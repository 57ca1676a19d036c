import type { SandboxOptions } from '../sandbox/index.ts'

type CompanyOptions = NonNullable<SandboxOptions['workspaces']>[number]

export const COMPANY_NAME = 'Nordwell Group'

const IT = ['ingrid', 'priya', 'maya', 'jonas', 'aisha', 'diego', 'hana']

/** A company with its headquarters in Stockholm: who works there, and the channels they have. */
export const COMPANY: CompanyOptions = {
  key: 'nordwell',
  people: [
    { name: 'Maya Lindqvist', title: 'Cloud engineer, IT' },
    { name: 'Omar Haddad', title: 'Chief Financial Officer', zone: 'America/New_York' },
    { name: 'Priya Raman', title: 'Programme coordinator and Slack admin', admin: true },
    { name: 'Ingrid Solberg', title: 'Chief Information Officer' },
    { name: 'Jonas Weber', title: 'Data analyst, IT', zone: 'Europe/Berlin' },
    { name: 'Aisha Khan', title: 'Security engineer, IT', zone: 'Europe/London' },
    { name: 'Diego Fuentes', title: 'Workplace technology, IT' },
    { name: 'Hana Suzuki', title: 'Integration developer, IT' },
    { name: 'Katarina Berg', title: 'Chief People Officer' },
    { name: 'Gustav Nyström', title: 'Head of Production' },
    { name: 'Ana Souza', title: 'Head of Sales, Latin America', zone: 'America/Sao_Paulo' },
    { name: 'Li Wei', title: 'Chief Operating Officer, Asia', zone: 'Asia/Shanghai' },
    { name: 'Rohan Mehta', title: 'Head of Customer Service', zone: 'Asia/Kolkata' },
    { name: 'Clara Jensen', title: 'Executive assistant to Omar Haddad', zone: 'America/New_York' },
  ],
  channels: [
    { name: 'general', bot: true },
    { name: 'it', bot: true, members: IT },
    { name: 'it-feedback', bot: true, members: ['ingrid', 'priya', 'diego', 'hana'] },
    {
      name: 'leadership',
      bot: false,
      private: true,
      members: ['ingrid', 'omar', 'katarina', 'gustav', 'ana', 'li', 'rohan'],
    },
  ],
}
