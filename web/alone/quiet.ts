/** Before anything parses: zod makes no code at run time, which the file's policy forbids. */
import { z } from 'zod'

z.config({ jitless: true })
