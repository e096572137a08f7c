<%-- What nobody of ours would put on the mail queue, put there by a second application in the same server: the queue has no other door. --%>
<%@ page contentType="text/plain" import="jakarta.jms.ConnectionFactory, jakarta.jms.JMSContext, jakarta.jms.JMSProducer, jakarta.jms.Queue, java.util.ArrayList, javax.naming.InitialContext" %><%
    ConnectionFactory factory = InitialContext.doLookup("java:/ConnectionFactory");
    Queue queue = InitialContext.doLookup("java:/jms/registrationMail");
    String text = request.getParameter("text");
    JMSContext context = factory.createContext();
    try {
        JMSProducer producer = context.createProducer();
        switch (request.getParameter("kind")) {
            case "text": producer.send(queue, text); break;
            case "empty": producer.send(queue, context.createMessage()); break;
            case "object": producer.send(queue, new ArrayList<String>()); break;
            case "bytes": producer.send(queue, new byte[] {1, 2, 3}); break;
            case "map": producer.send(queue, context.createMapMessage()); break;
            case "long": producer.send(queue, "9000000000000000001,".repeat(200000) + "9000000000000000001"); break;
            default: throw new IllegalArgumentException();
        }
    } finally {
        context.close();
    }
    out.print("sent");
%>
