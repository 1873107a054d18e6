import { escaped, type Page } from './page.ts';

export interface Suggested {
  readonly username: string;
  readonly label: string;
}

interface SignIn {
  readonly action: string;
  readonly suggested: readonly Suggested[];
  /** What was typed the last time, when that was wrong. */
  readonly refused?: string;
}

/** Works without JavaScript; the demonstration accounts sign in by one tap. */
export function signInPage({ action, suggested, refused }: SignIn): Page {
  const wrong = refused !== undefined;
  const field = `aria-invalid="${wrong}"${wrong ? ' aria-describedby="wrong"' : ''} required`;
  return {
    title: '工作人员登录',
    status: wrong ? 401 : 200,
    body: `<h1>工作人员登录</h1>
<p class="lead">社区（村）专管员与各级管理人员请在此登录。</p>
${wrong ? '<p class="wrong" id="wrong" role="alert">用户名或密码不正确，请检查后再试。</p>' : ''}
<form method="post" action="${escaped(action)}">
<label for="username">用户名</label>
<input id="username" name="username" value="${escaped(refused ?? '')}" autocomplete="username" autocapitalize="none" spellcheck="false" ${field} ${wrong ? '' : 'autofocus'}>
<label for="password">密码</label>
<input id="password" name="password" type="password" autocomplete="current-password" ${field} ${wrong ? 'autofocus' : ''}>
<button class="primary" type="submit">登录</button>
</form>
${suggested.length === 0 ? '' : accounts(action, suggested)}`,
  };
}

const accounts = (action: string, suggested: readonly Suggested[]): string => `<h2 id="accounts">演示账号</h2>
<p class="lead">密码都是 <code>baobei</code>，点一下即可进入。</p>
<form method="post" action="${escaped(action)}">
<input type="hidden" name="password" value="baobei">
<ul aria-labelledby="accounts">
${suggested.map(({ username, label }) => `<li><button class="account" type="submit" name="username" value="${escaped(username)}"><span>${escaped(label)}<br><small>${escaped(username)}</small></span></button></li>`).join('\n')}
</ul>
</form>`;

/** A sentence, and the way on when there is one. */
export const messagePage = (title: string, sentence: string, status = 200): Page => ({
  title,
  status,
  body: `<h1>${escaped(title)}</h1>\n<p class="lead">${escaped(sentence)}</p>`,
});

/** `form` is the form of the library; who comes from the app with its token has decided already and isn't asked again. */
export function signOutPage(form: string, decided: boolean): Page {
  const body = `<h1>退出登录</h1>
<p class="lead">退出后，这台设备上的其他页面也需要重新登录。</p>
${form}
<button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes">退出</button>
<button class="plain" type="submit" form="op.logoutForm">继续使用</button>`;
  return {
    title: '退出登录',
    body,
    ...(decided ? { script: `document.querySelector('button[name=logout]').click();` } : {}),
  };
}
