import { type Scene, TODAY } from './scene.ts'

export const fresh: Scene = {
  name: 'fresh',
  title: 'A fresh workspace',
  about: 'The app was installed a minute ago. Nobody has used it yet.',
  begins: TODAY,
  wait: null,
  play: async () => {},
}
