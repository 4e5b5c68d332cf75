import { loadLivedIn } from '../app/lived-in.ts'
import { runProcess } from '../app/process.ts'

/** `npm start -- --lived-in`: before the server, fills an empty demo with a season that was lived. */
await runProcess(async ({ config, logger }) => {
  const filled = await loadLivedIn(config, logger)
  console.log(
    filled
      ? 'Loaded a season that was lived, up to this morning.'
      : `${config.dataDir} holds a place already: it is started as it is. For the lived one choose another DATA_DIR.`,
  )
})
