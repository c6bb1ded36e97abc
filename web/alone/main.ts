/** Starts the page in a file of its own. */
import './quiet.js'
import './answers.js'
import '../main.js'
