/** The start cannot go on, and the person at the console can put it right: the message is one sentence that says what to do. */
export class StartProblemError extends Error {
  override readonly name = 'StartProblem';
}

/** The template has something that the runner neither runs, nor checks, nor knows to be inert. The message names it. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
