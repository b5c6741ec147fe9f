var __esDecorate = (this && this.__esDecorate) || function (ctor, descriptorIn, decorators, contextIn, initializers, extraInitializers) {
    function accept(f) { if (f !== void 0 && typeof f !== "function") throw new TypeError("Function expected"); return f; }
    var kind = contextIn.kind, key = kind === "getter" ? "get" : kind === "setter" ? "set" : "value";
    var target = !descriptorIn && ctor ? contextIn["static"] ? ctor : ctor.prototype : null;
    var descriptor = descriptorIn || (target ? Object.getOwnPropertyDescriptor(target, contextIn.name) : {});
    var _, done = false;
    for (var i = decorators.length - 1; i >= 0; i--) {
        var context = {};
        for (var p in contextIn) context[p] = p === "access" ? {} : contextIn[p];
        for (var p in contextIn.access) context.access[p] = contextIn.access[p];
        context.addInitializer = function (f) { if (done) throw new TypeError("Cannot add initializers after decoration has completed"); extraInitializers.push(accept(f || null)); };
        var result = (0, decorators[i])(kind === "accessor" ? { get: descriptor.get, set: descriptor.set } : descriptor[key], context);
        if (kind === "accessor") {
            if (result === void 0) continue;
            if (result === null || typeof result !== "object") throw new TypeError("Object expected");
            if (_ = accept(result.get)) descriptor.get = _;
            if (_ = accept(result.set)) descriptor.set = _;
            if (_ = accept(result.init)) initializers.unshift(_);
        }
        else if (_ = accept(result)) {
            if (kind === "field") initializers.unshift(_);
            else descriptor[key] = _;
        }
    }
    if (target) Object.defineProperty(target, contextIn.name, descriptor);
    done = true;
};
var __runInitializers = (this && this.__runInitializers) || function (thisArg, initializers, value) {
    var useValue = arguments.length > 2;
    for (var i = 0; i < initializers.length; i++) {
        value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
    }
    return useValue ? value : void 0;
};
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuid } from 'uuid';
import { record } from '../../platform/events/record.js';
import { conversationArchived } from './chat.errors.js';
import { ConversationChanged, ConversationStarted } from './chat.events.js';
import { titleOf } from './title.js';
export const UNTITLED = 'New conversation';
/** A conversation with its settings and the head of its active path. */
let Conversation = (() => {
    let _classDecorators = [Entity({ tableName: 'conversation' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _id_decorators;
    let _id_initializers = [];
    let _id_extraInitializers = [];
    let _accountId_decorators;
    let _accountId_initializers = [];
    let _accountId_extraInitializers = [];
    let _title_decorators;
    let _title_initializers = [];
    let _title_extraInitializers = [];
    let _titleIsOwn_decorators;
    let _titleIsOwn_initializers = [];
    let _titleIsOwn_extraInitializers = [];
    let _description_decorators;
    let _description_initializers = [];
    let _description_extraInitializers = [];
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _pinned_decorators;
    let _pinned_initializers = [];
    let _pinned_extraInitializers = [];
    let _tags_decorators;
    let _tags_initializers = [];
    let _tags_extraInitializers = [];
    let _agentType_decorators;
    let _agentType_initializers = [];
    let _agentType_extraInitializers = [];
    let _model_decorators;
    let _model_initializers = [];
    let _model_extraInitializers = [];
    let _systemPrompt_decorators;
    let _systemPrompt_initializers = [];
    let _systemPrompt_extraInitializers = [];
    let _temperature_decorators;
    let _temperature_initializers = [];
    let _temperature_extraInitializers = [];
    let _maxTokens_decorators;
    let _maxTokens_initializers = [];
    let _maxTokens_extraInitializers = [];
    let _messageCount_decorators;
    let _messageCount_initializers = [];
    let _messageCount_extraInitializers = [];
    let _tokenCount_decorators;
    let _tokenCount_initializers = [];
    let _tokenCount_extraInitializers = [];
    let _pathLength_decorators;
    let _pathLength_initializers = [];
    let _pathLength_extraInitializers = [];
    let _lastIndex_decorators;
    let _lastIndex_initializers = [];
    let _lastIndex_extraInitializers = [];
    let _activeLeafId_decorators;
    let _activeLeafId_initializers = [];
    let _activeLeafId_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _updatedAt_decorators;
    let _updatedAt_initializers = [];
    let _updatedAt_extraInitializers = [];
    let _lastMessageAt_decorators;
    let _lastMessageAt_initializers = [];
    let _lastMessageAt_extraInitializers = [];
    let _expiresAt_decorators;
    let _expiresAt_initializers = [];
    let _expiresAt_extraInitializers = [];
    var Conversation = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _id_decorators = [PrimaryKey({ type: 'uuid' })];
            _accountId_decorators = [Property({ type: 'uuid' })];
            _title_decorators = [Property({ type: 'text' })];
            _titleIsOwn_decorators = [Property({ type: 'boolean' })];
            _description_decorators = [Property({ type: 'text', nullable: true })];
            _status_decorators = [Property({ type: 'text' })];
            _pinned_decorators = [Property({ type: 'boolean' })];
            _tags_decorators = [Property({ type: 'text[]', columnType: 'text[]' })];
            _agentType_decorators = [Property({ type: 'text', nullable: true })];
            _model_decorators = [Property({ type: 'text', nullable: true })];
            _systemPrompt_decorators = [Property({ type: 'text', nullable: true })];
            _temperature_decorators = [Property({ type: 'float', nullable: true })];
            _maxTokens_decorators = [Property({ type: 'integer', nullable: true })];
            _messageCount_decorators = [Property({ type: 'integer' })];
            _tokenCount_decorators = [Property({ type: 'integer' })];
            _pathLength_decorators = [Property({ type: 'integer' })];
            _lastIndex_decorators = [Property({ type: 'integer' })];
            _activeLeafId_decorators = [Property({ type: 'uuid', nullable: true })];
            _createdAt_decorators = [Property({ type: 'datetime' })];
            _updatedAt_decorators = [Property({ type: 'datetime' })];
            _lastMessageAt_decorators = [Property({ type: 'datetime', nullable: true })];
            _expiresAt_decorators = [Property({ type: 'datetime', nullable: true })];
            __esDecorate(null, null, _id_decorators, { kind: "field", name: "id", static: false, private: false, access: { has: obj => "id" in obj, get: obj => obj.id, set: (obj, value) => { obj.id = value; } }, metadata: _metadata }, _id_initializers, _id_extraInitializers);
            __esDecorate(null, null, _accountId_decorators, { kind: "field", name: "accountId", static: false, private: false, access: { has: obj => "accountId" in obj, get: obj => obj.accountId, set: (obj, value) => { obj.accountId = value; } }, metadata: _metadata }, _accountId_initializers, _accountId_extraInitializers);
            __esDecorate(null, null, _title_decorators, { kind: "field", name: "title", static: false, private: false, access: { has: obj => "title" in obj, get: obj => obj.title, set: (obj, value) => { obj.title = value; } }, metadata: _metadata }, _title_initializers, _title_extraInitializers);
            __esDecorate(null, null, _titleIsOwn_decorators, { kind: "field", name: "titleIsOwn", static: false, private: false, access: { has: obj => "titleIsOwn" in obj, get: obj => obj.titleIsOwn, set: (obj, value) => { obj.titleIsOwn = value; } }, metadata: _metadata }, _titleIsOwn_initializers, _titleIsOwn_extraInitializers);
            __esDecorate(null, null, _description_decorators, { kind: "field", name: "description", static: false, private: false, access: { has: obj => "description" in obj, get: obj => obj.description, set: (obj, value) => { obj.description = value; } }, metadata: _metadata }, _description_initializers, _description_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _pinned_decorators, { kind: "field", name: "pinned", static: false, private: false, access: { has: obj => "pinned" in obj, get: obj => obj.pinned, set: (obj, value) => { obj.pinned = value; } }, metadata: _metadata }, _pinned_initializers, _pinned_extraInitializers);
            __esDecorate(null, null, _tags_decorators, { kind: "field", name: "tags", static: false, private: false, access: { has: obj => "tags" in obj, get: obj => obj.tags, set: (obj, value) => { obj.tags = value; } }, metadata: _metadata }, _tags_initializers, _tags_extraInitializers);
            __esDecorate(null, null, _agentType_decorators, { kind: "field", name: "agentType", static: false, private: false, access: { has: obj => "agentType" in obj, get: obj => obj.agentType, set: (obj, value) => { obj.agentType = value; } }, metadata: _metadata }, _agentType_initializers, _agentType_extraInitializers);
            __esDecorate(null, null, _model_decorators, { kind: "field", name: "model", static: false, private: false, access: { has: obj => "model" in obj, get: obj => obj.model, set: (obj, value) => { obj.model = value; } }, metadata: _metadata }, _model_initializers, _model_extraInitializers);
            __esDecorate(null, null, _systemPrompt_decorators, { kind: "field", name: "systemPrompt", static: false, private: false, access: { has: obj => "systemPrompt" in obj, get: obj => obj.systemPrompt, set: (obj, value) => { obj.systemPrompt = value; } }, metadata: _metadata }, _systemPrompt_initializers, _systemPrompt_extraInitializers);
            __esDecorate(null, null, _temperature_decorators, { kind: "field", name: "temperature", static: false, private: false, access: { has: obj => "temperature" in obj, get: obj => obj.temperature, set: (obj, value) => { obj.temperature = value; } }, metadata: _metadata }, _temperature_initializers, _temperature_extraInitializers);
            __esDecorate(null, null, _maxTokens_decorators, { kind: "field", name: "maxTokens", static: false, private: false, access: { has: obj => "maxTokens" in obj, get: obj => obj.maxTokens, set: (obj, value) => { obj.maxTokens = value; } }, metadata: _metadata }, _maxTokens_initializers, _maxTokens_extraInitializers);
            __esDecorate(null, null, _messageCount_decorators, { kind: "field", name: "messageCount", static: false, private: false, access: { has: obj => "messageCount" in obj, get: obj => obj.messageCount, set: (obj, value) => { obj.messageCount = value; } }, metadata: _metadata }, _messageCount_initializers, _messageCount_extraInitializers);
            __esDecorate(null, null, _tokenCount_decorators, { kind: "field", name: "tokenCount", static: false, private: false, access: { has: obj => "tokenCount" in obj, get: obj => obj.tokenCount, set: (obj, value) => { obj.tokenCount = value; } }, metadata: _metadata }, _tokenCount_initializers, _tokenCount_extraInitializers);
            __esDecorate(null, null, _pathLength_decorators, { kind: "field", name: "pathLength", static: false, private: false, access: { has: obj => "pathLength" in obj, get: obj => obj.pathLength, set: (obj, value) => { obj.pathLength = value; } }, metadata: _metadata }, _pathLength_initializers, _pathLength_extraInitializers);
            __esDecorate(null, null, _lastIndex_decorators, { kind: "field", name: "lastIndex", static: false, private: false, access: { has: obj => "lastIndex" in obj, get: obj => obj.lastIndex, set: (obj, value) => { obj.lastIndex = value; } }, metadata: _metadata }, _lastIndex_initializers, _lastIndex_extraInitializers);
            __esDecorate(null, null, _activeLeafId_decorators, { kind: "field", name: "activeLeafId", static: false, private: false, access: { has: obj => "activeLeafId" in obj, get: obj => obj.activeLeafId, set: (obj, value) => { obj.activeLeafId = value; } }, metadata: _metadata }, _activeLeafId_initializers, _activeLeafId_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _updatedAt_decorators, { kind: "field", name: "updatedAt", static: false, private: false, access: { has: obj => "updatedAt" in obj, get: obj => obj.updatedAt, set: (obj, value) => { obj.updatedAt = value; } }, metadata: _metadata }, _updatedAt_initializers, _updatedAt_extraInitializers);
            __esDecorate(null, null, _lastMessageAt_decorators, { kind: "field", name: "lastMessageAt", static: false, private: false, access: { has: obj => "lastMessageAt" in obj, get: obj => obj.lastMessageAt, set: (obj, value) => { obj.lastMessageAt = value; } }, metadata: _metadata }, _lastMessageAt_initializers, _lastMessageAt_extraInitializers);
            __esDecorate(null, null, _expiresAt_decorators, { kind: "field", name: "expiresAt", static: false, private: false, access: { has: obj => "expiresAt" in obj, get: obj => obj.expiresAt, set: (obj, value) => { obj.expiresAt = value; } }, metadata: _metadata }, _expiresAt_initializers, _expiresAt_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            Conversation = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        id = __runInitializers(this, _id_initializers, uuid());
        accountId = (__runInitializers(this, _id_extraInitializers), __runInitializers(this, _accountId_initializers, void 0));
        title = (__runInitializers(this, _accountId_extraInitializers), __runInitializers(this, _title_initializers, UNTITLED));
        /** Whether the person chose the title; the first message never replaces such a one. */
        titleIsOwn = (__runInitializers(this, _title_extraInitializers), __runInitializers(this, _titleIsOwn_initializers, false));
        description = (__runInitializers(this, _titleIsOwn_extraInitializers), __runInitializers(this, _description_initializers, null));
        status = (__runInitializers(this, _description_extraInitializers), __runInitializers(this, _status_initializers, 'ACTIVE'));
        pinned = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _pinned_initializers, false));
        tags = (__runInitializers(this, _pinned_extraInitializers), __runInitializers(this, _tags_initializers, []));
        agentType = (__runInitializers(this, _tags_extraInitializers), __runInitializers(this, _agentType_initializers, null));
        model = (__runInitializers(this, _agentType_extraInitializers), __runInitializers(this, _model_initializers, null));
        systemPrompt = (__runInitializers(this, _model_extraInitializers), __runInitializers(this, _systemPrompt_initializers, null));
        temperature = (__runInitializers(this, _systemPrompt_extraInitializers), __runInitializers(this, _temperature_initializers, null));
        maxTokens = (__runInitializers(this, _temperature_extraInitializers), __runInitializers(this, _maxTokens_initializers, null));
        messageCount = (__runInitializers(this, _maxTokens_extraInitializers), __runInitializers(this, _messageCount_initializers, 0));
        tokenCount = (__runInitializers(this, _messageCount_extraInitializers), __runInitializers(this, _tokenCount_initializers, 0));
        pathLength = (__runInitializers(this, _tokenCount_extraInitializers), __runInitializers(this, _pathLength_initializers, 0));
        lastIndex = (__runInitializers(this, _pathLength_extraInitializers), __runInitializers(this, _lastIndex_initializers, 0));
        activeLeafId = (__runInitializers(this, _lastIndex_extraInitializers), __runInitializers(this, _activeLeafId_initializers, null));
        createdAt = (__runInitializers(this, _activeLeafId_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        updatedAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _updatedAt_initializers, void 0));
        lastMessageAt = (__runInitializers(this, _updatedAt_extraInitializers), __runInitializers(this, _lastMessageAt_initializers, null));
        expiresAt = (__runInitializers(this, _lastMessageAt_extraInitializers), __runInitializers(this, _expiresAt_initializers, null));
        static started(accountId, now) {
            const conversation = new Conversation();
            conversation.accountId = accountId;
            conversation.createdAt = now;
            conversation.updatedAt = now;
            record(conversation, new ConversationStarted(accountId, conversation.id));
            return conversation;
        }
        arrange({ title, ...wishes }, now) {
            if (title !== undefined) {
                this.title = title;
                this.titleIsOwn = true;
            }
            for (const [name, value] of Object.entries(wishes)) {
                if (value !== undefined)
                    Object.assign(this, { [name]: value });
            }
            this.updatedAt = now;
            record(this, new ConversationChanged(this.accountId, this.id));
        }
        /** @throws Refusal CONFLICT while it is archived */
        expectOpen() {
            if (this.status === 'ARCHIVED')
                throw conversationArchived();
        }
        /** Gives out the next place; never the same twice. */
        nextIndex() {
            this.lastIndex += 1;
            return this.lastIndex;
        }
        /** A message was added at the end of the active path. */
        grow(message, now) {
            if (this.messageCount === 0 && !this.titleIsOwn)
                this.title = titleOf(message.content) ?? this.title;
            this.messageCount += 1;
            this.pathLength += 1;
            this.tokenCount += message.tokensUsed ?? 0;
            this.activeLeafId = message.id;
            this.lastMessageAt = now;
            this.updatedAt = now;
        }
        /** A reply on it came to its end and cost so many tokens more. */
        spend(tokens, now) {
            this.tokenCount += tokens ?? 0;
            this.updatedAt = now;
        }
        /** Shows another branch from now on. */
        follow(leafId, pathLength, now) {
            this.activeLeafId = leafId;
            this.pathLength = pathLength;
            this.updatedAt = now;
            record(this, new ConversationChanged(this.accountId, this.id));
        }
        constructor() {
            __runInitializers(this, _expiresAt_extraInitializers);
        }
    };
    return Conversation = _classThis;
})();
export { Conversation };
