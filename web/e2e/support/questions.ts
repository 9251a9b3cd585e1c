import type { Page } from '@playwright/test';

interface Asked {
  /** Of each question, `confirm` or `beforeunload`. */
  readonly types: string[];
  readonly messages: string[];
}

/** Answers what the browser asks, and tells what that was. */
export function answerQuestions(page: Page, isLeaving: () => boolean): Asked {
  const asked: Asked = { types: [], messages: [] };
  page.on('dialog', (question) => {
    asked.types.push(question.type());
    asked.messages.push(question.message());
    void (isLeaving() ? question.accept() : question.dismiss());
  });
  return asked;
}
