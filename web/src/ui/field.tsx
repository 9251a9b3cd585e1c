import { Field } from '@base-ui/react/field';
import { useId } from 'react';
import type { ReactNode, Ref } from 'react';
import { text } from '../text/text';

export interface TextFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly type?: 'text' | 'password' | 'tel' | 'url';
  readonly placeholder?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly isCode?: boolean;
  readonly autoComplete?: string;
  /** Offered as one types. */
  readonly suggestions?: readonly string[];
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Takes the place of the plain input. */
  readonly control?: ReactNode;
}

/** A labelled text input with its hint, and below it what the service says about its value. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, name, hint, fault, isRequired = false, isDisabled = false } = props;
  return (
    <Field.Root className="field" name={name} invalid={fault !== undefined} disabled={isDisabled}>
      <Field.Label className="field-label">
        {label}
        {isRequired && <span className="field-required"> ({text.common.required})</span>}
      </Field.Label>
      {props.control ?? <PlainInput {...props} />}
      {fault !== undefined && (
        <Field.Error className="field-fault" match>
          {fault}
        </Field.Error>
      )}
      {hint !== undefined && <Field.Description className="field-hint">{hint}</Field.Description>}
    </Field.Root>
  );
}

function PlainInput({
  value,
  onChange,
  type = 'text',
  placeholder,
  isRequired = false,
  isCode = false,
  autoComplete = 'off',
  suggestions,
  inputRef,
}: TextFieldProps): ReactNode {
  const listId = useId();
  return (
    <>
      <Field.Control
        ref={inputRef}
        className={`input ${isCode ? 'input-code' : ''}`}
        type={type}
        value={value}
        placeholder={placeholder}
        aria-required={isRequired || undefined}
        autoComplete={autoComplete}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        list={suggestions && listId}
        onValueChange={onChange}
      />
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}

const SHOWN_WITHIN_MS = 1_000;

/** Where a refused form sends its reader: to the first field that is at fault, as soon as it is shown to be. */
export function focusFirstFault(form: HTMLElement | null): void {
  if (!form) return;
  const focus = (): boolean => {
    const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus();
    return field !== null;
  };
  if (focus()) return;
  const observer = new MutationObserver(() => {
    if (focus()) observer.disconnect();
  });
  observer.observe(form, { attributeFilter: ['aria-invalid'], subtree: true });
  setTimeout(() => {
    observer.disconnect();
  }, SHOWN_WITHIN_MS);
}
